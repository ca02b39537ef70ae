import { Firestore, type Timestamp } from "@google-cloud/firestore";
import { FirestoreLogStore } from "../functions/src/log/FirestoreLogStore.ts";
import type { Commit, LogStore } from "../functions/src/log/LogStore.ts";
import { conversationRef, eventId, eventsRef, messagesRef } from "../functions/src/log/paths.ts";
import type { Benchmark } from "./Benchmark.ts";
import { newId, openLog, say, startChat } from "./chat.ts";
import { countOperations } from "./countOperations.ts";
import { measure, median, type Sample } from "./measure.ts";
import { timed } from "./timed.ts";

const runs = 5;
const messages = 300;

/** Until the head has its full size (100 unread, 20 recent), and emulator and client have compiled what is hot. */
const warmUp = 300;

type Action = () => Promise<unknown>;

/** One message through the log, its head kept, against a bare batch that writes the same three documents. */
export const append: Benchmark = {
  needs: "Firestore emulator",
  async run() {
    const db = new Firestore({ ignoreUndefinedProperties: true });
    try {
      const { sendWarm, sendCold, writeBare } = await prepare(db);
      await interleaved(warmUp, sendWarm, writeBare);
      return await measure(runs, async () => [
        ...compared(await interleaved(messages, sendWarm, writeBare)),
        ...(await counted(sendWarm, sendCold)),
      ]);
    } finally {
      await db.terminate();
    }
  },
};

async function prepare(db: Firestore): Promise<Record<"sendWarm" | "sendCold" | "writeBare", Action>> {
  const { store, last } = overheard(new FirestoreLogStore(db));
  const log = openLog(store);
  const [warm, cold, bare] = [await startChat(log), await startChat(log), newId()];
  const sendWarm = () => log.append(warm, say(warm));
  const sendCold = () => openLog(store).append(cold, say(cold));
  let guard = (await conversationRef(db, bare).create(last().head)).writeTime;
  const writeBare = async () => {
    guard = await bareBatch(db, bare, { ...last(), guard });
  };
  return { sendWarm, sendCold, writeBare };
}

/** A store, and the last commit it was given: what the bare batch writes has its size and its shape. */
function overheard<Guard>(store: LogStore<Guard>): { store: LogStore<Guard>; last: () => Commit<Guard> } {
  let last: Commit<Guard> | undefined;
  return {
    store: {
      read: (conversationId, query) => store.read(conversationId, query),
      commit(commit) {
        last = commit;
        return store.commit(commit);
      },
    },
    last() {
      if (last === undefined) throw new Error("Nothing has been committed yet.");
      return last;
    },
  };
}

/** What anyone would write by hand for one message: two creates, and the head unless it has moved. */
async function bareBatch(db: Firestore, id: string, { head, guard, events, created }: Commit<Timestamp>) {
  const batch = db.batch();
  batch.update(conversationRef(db, id), head, { lastUpdateTime: guard });
  for (const event of events) batch.create(eventsRef(db, id).doc(eventId(event.seq)), event);
  for (const message of created) batch.create(messagesRef(db, id).doc(message.id), message);
  const [written] = await batch.commit();
  return written.writeTime;
}

/** In turns, so that whatever else the machine does falls on both. Milliseconds. */
async function interleaved(times: number, one: Action, other: Action): Promise<{ one: number[]; other: number[] }> {
  const taken = { one: [] as number[], other: [] as number[] };
  for (let time = 0; time < times; time++) {
    taken.one.push(await timed(one));
    taken.other.push(await timed(other));
  }
  return taken;
}

function compared({ one, other }: { one: number[]; other: number[] }): Sample[] {
  const [log, bare] = [median(one), median(other)];
  return [
    { figure: "append.time", what: "log ÷ bare batch, median of each", unit: "×", limit: { atMost: 1.5 }, value: log / bare },
    { figure: "append.log", what: "through the log", unit: "ms", value: log },
    { figure: "append.bare", what: "bare batch", unit: "ms", value: bare },
  ];
}

async function counted(sendWarm: Action, sendCold: Action): Promise<Sample[]> {
  const warm = await countOperations(() => repeat(messages, sendWarm));
  const cold = await countOperations(() => repeat(messages, sendCold));
  return [
    { figure: "append.reads", what: "documents read a message", limit: { atMost: 0 }, value: warm.reads / messages },
    { figure: "append.writes", what: "documents written a message", limit: { atMost: 3 }, value: warm.writes / messages },
    { figure: "append.coldReads", what: "… read where the head is not kept", value: cold.reads / messages },
    { figure: "append.coldWrites", what: "… and written", value: cold.writes / messages },
  ];
}

async function repeat(times: number, work: Action): Promise<void> {
  for (let time = 0; time < times; time++) await work();
}
