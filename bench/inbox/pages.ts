import { conversationsSchema } from "../../functions/src/http/conversationsOf.ts";
import type { Benchmark } from "../Benchmark.ts";
import { countOperations } from "../countOperations.ts";
import { measure, median, type Sample } from "../measure.ts";
import { timed } from "../timed.ts";
import { type OpenInbox, openInbox } from "./openInbox.ts";

const runs = 5;
const turns = 40;
const warmUp = 30;
const pageSize = 30;

/** A page of the inbox against the bare query of the same documents, among many conversations and among few. */
export const pages: Benchmark = {
  needs: "Firestore emulator",
  async run(atEnd) {
    const [many, some, few] = [
      await openInbox(10_000, atEnd),
      await openInbox(1_000, atEnd),
      await openInbox(100, atEnd),
    ];
    for (const inbox of [many, few]) await inTurns(inbox, warmUp);
    return measure(runs, async () => [
      ...times(await inTurns(many, turns), await inTurns(few, turns)),
      ...(await reads(many)),
      ...(await searchReads(some)),
    ]);
  },
};

/** As anyone would write it by hand. */
async function bare({ db }: OpenInbox): Promise<unknown> {
  const { docs } = await db.collection("conversations").orderBy("lastActivityAt", "desc").limit(pageSize).get();
  return docs.map((snapshot) => snapshot.data());
}

type Times = { page: number; bare: number };

/** In milliseconds, p50; in turns, so that whatever else the machine does falls on both. */
async function inTurns(inbox: OpenInbox, turns: number): Promise<Times> {
  const [page, query]: [number[], number[]] = [[], []];
  for (let turn = 0; turn < turns; turn++) {
    page.push((await timed(() => inbox.ask(""))).milliseconds);
    query.push((await timed(() => bare(inbox))).milliseconds);
  }
  return { page: median(page), bare: median(query) };
}

function times(many: Times, few: Times): Sample[] {
  const [ofMany, ofFew] = [many.page / many.bare, few.page / few.bare];
  return [
    {
      figure: "inbox.page.many",
      what: "a page of 30 of 10,000 ÷ the bare query of the same 30",
      unit: "×",
      limit: { atMost: 1.5 },
      value: ofMany,
    },
    { figure: "inbox.page.few", what: "… of 100", unit: "×", limit: { atMost: 1.5 }, value: ofFew },
    {
      figure: "inbox.page.growth",
      what: "the first ÷ the second",
      unit: "×",
      limit: { atMost: 1.3 },
      value: ofMany / ofFew,
    },
    { figure: "inbox.page.manyTime", what: "a page of 30 of 10,000, p50", unit: "ms", value: many.page },
    { figure: "inbox.page.manyBare", what: "its bare query", unit: "ms", value: many.bare },
    { figure: "inbox.page.fewTime", what: "a page of 30 of 100, p50", unit: "ms", value: few.page },
    { figure: "inbox.page.fewBare", what: "its bare query", unit: "ms", value: few.bare },
  ];
}

async function reads({ ask }: OpenInbox): Promise<Sample[]> {
  const { nextCursor = "" } = conversationsSchema.parse(JSON.parse(await ask("")));
  const first = await counted(() => ask(""));
  const next = await counted(() => ask(`cursor=${nextCursor}`));
  return [
    {
      figure: "inbox.reads.first",
      what: "documents read for a page, beyond those on it",
      limit: { atMost: 1 },
      value: first.reads - first.shown,
    },
    {
      figure: "inbox.reads.next",
      what: "… for the page after it",
      limit: { atMost: 1 },
      value: next.reads - next.shown,
    },
  ];
}

/** Among fewer: the emulator takes seconds to look up a token among 10,000. */
async function searchReads({ ask }: OpenInbox): Promise<Sample[]> {
  const searched = await counted(() => ask("search=ada"));
  const narrowed = await counted(() => ask("search=ada&view=waiting&label=vip"));
  return [
    {
      figure: "inbox.reads.search",
      what: "documents read for a page of 30 of a search",
      limit: { atMost: 60 },
      value: searched.reads,
    },
    {
      figure: "inbox.reads.narrowed",
      what: "… within a view and a label",
      limit: { atMost: 60 },
      value: narrowed.reads,
    },
  ];
}

async function counted(ask: () => Promise<string>): Promise<{ reads: number; shown: number }> {
  let body = "";
  const { reads } = await countOperations(async () => {
    body = await ask();
  });
  return { reads, shown: conversationsSchema.parse(JSON.parse(body)).conversations.length };
}
