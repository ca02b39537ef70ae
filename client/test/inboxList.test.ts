import type { Conversation, InboxView } from "@hearth/contract";
import { expect } from "chai";
import fc from "fast-check";
import { conversationWith } from "../../contract/test/arbitraries.ts";
import { addInboxPage, applyToInbox, emptyInbox, markSeen } from "../src/inboxList.ts";

const views: InboxView[] = ["all", "waiting", "mine", "assigned", "bot", "closed"];
const change = fc.record({
  id: fc.integer({ min: 0, max: 12 }).map((n) => `c${n}`),
  state: fc.constantFrom("bot" as const, "waiting" as const, "assigned" as const, "closed" as const),
  operator: fc.constantFrom({ id: "me", name: "Dana" }, { id: "other", name: "Omar" }),
  isActive: fc.boolean(),
});
type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never;

/** The newest activity first, and of one moment the greatest id. */
function sorted(conversations: Iterable<Conversation>): Conversation[] {
  const key = ({ lastActivityAt, id }: Conversation) => `${lastActivityAt} ${id}`;
  return [...conversations].sort((a, b) => (key(a) < key(b) ? 1 : -1));
}

function isIn(view: InboxView, { state, operator }: Conversation): boolean {
  if (view === "mine") return state === "assigned" && operator?.id === "me";
  return view === "all" || view === state;
}

function changed(
  before: Conversation | undefined,
  { id, state, operator, isActive }: Change,
  at: number,
): Conversation {
  const seq = (before?.seq ?? 0) + 1;
  const lastActivityAt = isActive || !before ? new Date(at * 60_000).toISOString() : before.lastActivityAt;
  return conversationWith({ id, seq, state, operator, lastActivityAt });
}

describe("the inbox's list", () => {
  it("ends as the server has it, in its order, whatever changes between pages, comes twice or comes late", () => {
    const story = fc.record({
      view: fc.constantFrom(...views),
      before: fc.array(change, { maxLength: 30 }),
      after: fc.array(change, { maxLength: 30 }),
      pageSize: fc.integer({ min: 1, max: 5 }),
      seed: fc.array(fc.nat(3), { minLength: 30, maxLength: 30 }),
    });
    fc.assert(
      fc.property(story, ({ view, before, after, pageSize, seed }) => {
        const stored = new Map<string, Conversation>();
        for (const [at, each] of before.entries()) stored.set(each.id, changed(stored.get(each.id), each, at));
        // All pages are of the moment at which the first was read.
        const pages = sorted(stored.values()).filter((conversation) => isIn(view, conversation));
        let list = emptyInbox({ view, operatorId: "me" });
        let place = 0;
        const nextPage = () => {
          const conversations = pages.slice(place, place + pageSize);
          place += pageSize;
          list = addInboxPage(list, { conversations, ...(place < pages.length && { nextCursor: "more" }) });
        };
        nextPage();
        const told: Conversation[] = [];
        for (const [n, each] of after.entries()) {
          const conversation = changed(stored.get(each.id), each, before.length + n);
          stored.set(each.id, conversation);
          told.push(conversation);
          list = applyToInbox(list, conversation);
          const again = told[(seed[n] ?? 0) * 3];
          if (again !== undefined) list = applyToInbox(list, again);
          if (seed[n] === 0 && place < pages.length) nextPage();
        }
        while (place < pages.length) nextPage();
        expect(list.conversations).to.deep.equal(
          sorted(stored.values()).filter((conversation) => isIn(view, conversation)),
        );
      }),
      { numRuns: 500 },
    );
  });

  it("marks what came in since it was begun, until it was looked at or has left", () => {
    const question = { view: "waiting" as const };
    const begun = addInboxPage(emptyInbox(question), {
      conversations: [conversationWith({ id: "old", state: "waiting" })],
    });
    const came = applyToInbox(begun, conversationWith({ id: "new", state: "waiting" }));
    expect([...came.fresh]).to.deep.equal(["new"]);
    expect([...markSeen(came, "new").fresh]).to.deep.equal([]);
    const left = applyToInbox(came, conversationWith({ id: "new", seq: 2, state: "assigned" }));
    expect([...left.fresh]).to.deep.equal([]);
  });

  it("takes into a search nothing that the server has not found, and drops nothing it has", () => {
    const found = conversationWith({ id: "found" });
    const begun = addInboxPage(emptyInbox({ view: "all", search: "ada" }), { conversations: [found] });
    const list = applyToInbox(applyToInbox(begun, { ...found, seq: 2 }), conversationWith({ id: "unknown" }));
    expect(list.conversations).to.deep.equal([{ ...found, seq: 2 }]);
  });
});
