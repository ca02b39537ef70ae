import { fileURLToPath } from "node:url";
import { Firestore } from "@google-cloud/firestore";
import { FirestoreLogStore } from "../functions/src/log/FirestoreLogStore.ts";
import { createBot } from "../scripts/emulators/accounts.ts";
import { startChild } from "../scripts/processes/startChild.ts";
import type { AtEnd, Benchmark } from "./Benchmark.ts";
import { newId, openLog, sentence, startChat } from "./chat.ts";
import { measure, median, type Sample } from "./measure.ts";
import { now } from "./now.ts";
import { post } from "./post.ts";
import { sightingSchema, type Watched, watching } from "./Sighting.ts";
import { serve } from "./serve.ts";

const watchProgram = fileURLToPath(new URL("watch.ts", import.meta.url));

const runs = 5;
const messages = 200;
const warmUp = 200;

/** In milliseconds since the call began. `seen` may come before `answered`. */
type Delivery = { answered: number; seen: number };
type Pair = { hearth: Delivery; bare: Delivery };

/**
 * A message from the API to a stream in another process, against a small document from a bare write to a bare
 * listener in another process. One after another, in turns; the receiver is the same process for both.
 */
export const delivery: Benchmark = {
  needs: "Firestore emulator",
  async run(atEnd) {
    const db = new Firestore({ ignoreUndefinedProperties: true });
    atEnd(() => db.terminate());
    const id = await startChat(openLog(new FirestoreLogStore(db)));
    const key = await createBot("Bench");
    const [url, streamUrl] = [await serve("api", atEnd), await serve("stream", atEnd)];
    const document = db.doc(`bare/${newId()}`);
    const seen = await startWatching({ streamUrl, conversationId: id, key, document: document.path }, atEnd);

    const pairs = async (count: number) => {
      const all: Pair[] = [];
      for (let pair = 0; pair < count; pair++) {
        all.push({
          hearth: await deliver(seen, (clientId) => post({ url, key, id, clientId })),
          bare: await deliver(seen, (key) => document.set({ key, text: sentence })),
        });
      }
      return all;
    };
    await pairs(warmUp);
    return measure(runs, async () => compared(await pairs(messages)));
  },
};

type Seen = (key: string) => Promise<number>;

/** Starts the receiver; what it returns tells when a message was seen there. */
async function startWatching(watched: Watched, atEnd: AtEnd): Promise<Seen> {
  const child = startChild([watchProgram, JSON.stringify(watched)], { env: process.env });
  atEnd(() => child.end());
  const awaited = new Map<string, (at: number) => void>();
  child.process.on("message", (message) => {
    const { key, at } = sightingSchema.parse(message);
    awaited.get(key)?.(at);
    awaited.delete(key);
  });
  const died = child.exited.then(() => Promise.reject(new Error(`The receiver ended.\n${child.output()}`)));
  const seen: Seen = (key) => Promise.race([died, new Promise<number>((resolve) => awaited.set(key, resolve))]);
  await seen(watching);
  return seen;
}

async function deliver(seen: Seen, send: (key: string) => Promise<unknown>): Promise<Delivery> {
  const key = newId();
  const seenAt = seen(key);
  const began = now();
  await send(key);
  const answered = now();
  return { answered: answered - began, seen: (await seenAt) - began };
}

function compared(pairs: Pair[]): Sample[] {
  const middle = (of: (pair: Pair) => number) => median(pairs.map(of));
  const [hearth, bare] = [middle((pair) => pair.hearth.seen), middle((pair) => pair.bare.seen)];
  const afterwards = ({ answered, seen }: Delivery) => seen - answered;
  return [
    {
      figure: "delivery.p50",
      what: "call → seen: Hearth ÷ bare, median of each",
      unit: "×",
      limit: { atMost: 2.5 },
      value: hearth / bare,
    },
    { figure: "delivery.hearth", what: "POST → event at a stream", unit: "ms", value: hearth },
    { figure: "delivery.bare", what: "write → document at a listener", unit: "ms", value: bare },
    {
      figure: "delivery.hearthAnswered",
      what: "POST → answer",
      unit: "ms",
      value: middle((pair) => pair.hearth.answered),
    },
    {
      figure: "delivery.bareAnswered",
      what: "write → acknowledgement",
      unit: "ms",
      value: middle((pair) => pair.bare.answered),
    },
    {
      figure: "delivery.hearthAfter",
      what: "answer → event (negative: the event came first)",
      unit: "ms",
      value: middle((pair) => afterwards(pair.hearth)),
    },
    {
      figure: "delivery.bareAfter",
      what: "acknowledgement → document",
      unit: "ms",
      value: middle((pair) => afterwards(pair.bare)),
    },
  ];
}
