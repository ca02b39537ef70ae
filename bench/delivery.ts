import { Firestore } from "@google-cloud/firestore";
import { FirestoreLogStore } from "../functions/src/log/FirestoreLogStore.ts";
import { eventId, eventsRef } from "../functions/src/log/paths.ts";
import { createBot } from "../scripts/emulators/accounts.ts";
import type { Benchmark } from "./Benchmark.ts";
import { newId, openLog, say, startChat } from "./chat.ts";
import { measure, median, type Sample } from "./measure.ts";
import { now } from "./now.ts";
import { post } from "./post.ts";
import { serve } from "./serve.ts";
import { type Seen, startWatching } from "./startWatching.ts";

const runs = 5;
const messages = 150;
const warmUp = 100;

/** In milliseconds since the call began. `seen` may come before `answered`. */
type Delivery = { answered: number; seen: number };
type Pair = { hearth: Delivery; bare: Delivery };

/**
 * A message from the API to a stream, against the same event from a bare write to a bare listener on the newest of a
 * collection. One after another, in turns; the receiver is another process, the same for both.
 *
 * From the call to the sight of it, since nothing else can be divided: on the emulator a listener sees most writes
 * before their writer has the acknowledgement.
 */
export const delivery: Benchmark = {
  needs: "Firestore emulator",
  async run(atEnd) {
    const db = new Firestore({ ignoreUndefinedProperties: true });
    atEnd(() => db.terminate());
    const log = openLog(new FirestoreLogStore(db));
    const id = await startChat(log);
    const { message } = await log.append(id, say(id));
    const event = (await eventsRef(db, id).doc(eventId(message.seq)).get()).data();
    const key = await createBot("Bench");
    const [url, streamUrl] = [await serve("api", atEnd), await serve("stream", atEnd)];
    const bare = db.collection(`bare-${newId()}`);
    let seq = 0;
    const seen = await startWatching({ streamUrl, conversationId: id, key, collection: bare.path }, atEnd);

    const pairs = async (count: number) => {
      const all: Pair[] = [];
      for (let pair = 0; pair < count; pair++) {
        all.push({
          hearth: await deliver(seen, (clientId) => post({ url, key, id, clientId })),
          bare: await deliver(seen, (name) => bare.doc(name).create({ ...event, seq: ++seq })),
        });
      }
      return all;
    };
    await pairs(warmUp);
    return measure(runs, async () => compared(await pairs(messages)));
  },
};

async function deliver(seen: Seen, send: (key: string) => Promise<unknown>): Promise<Delivery> {
  const key = newId();
  const seenAt = seen(key);
  const began = now();
  await send(key);
  const answered = now();
  return { answered: answered - began, seen: (await seenAt) - began };
}

function compared(pairs: Pair[]): Sample[] {
  const p50 = (of: (pair: Pair) => number) => median(pairs.map(of));
  const [hearth, bare] = [p50((pair) => pair.hearth.seen), p50((pair) => pair.bare.seen)];
  const after = ({ answered, seen }: Delivery) => seen - answered;
  const times = {
    hearth: { what: "POST → event at a stream", value: hearth },
    bare: { what: "write → document at a listener", value: bare },
    hearthAnswer: { what: "POST → answer", value: p50((pair) => pair.hearth.answered) },
    bareAnswer: { what: "write → acknowledgement", value: p50((pair) => pair.bare.answered) },
    hearthAfter: { what: "answer → event", value: p50((pair) => after(pair.hearth)) },
    bareAfter: { what: "acknowledgement → document", value: p50((pair) => after(pair.bare)) },
  };
  return [
    {
      figure: "delivery.p50",
      what: "POST answered → event ÷ bare write → document",
      unit: "×",
      limit: { atMost: 2.5 },
      value: times.hearthAfter.value / bare,
    },
    { figure: "delivery.fromCall", what: "POST → event ÷ bare write → document", unit: "×", value: hearth / bare },
    ...Object.entries(times).map(([name, time]) => ({ figure: `delivery.${name}`, unit: "ms" as const, ...time })),
  ];
}
