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
const counted = 100;

/** Until the head has its full size (100 unread, 20 recent), and emulator and client have compiled what is hot. */
const warmUp = 300;

type Action = () => Promise<unknown>;
type Actions = Record<"sendWarm" | "sendCold" | "writeBare", Action>;

/** One message through the log, its head kept, against a bare batch that writes the same three documents. */
export const append: Benchmark = {
  needs: "Firestore emulator",
  async run(atEnd) {
    const db = new Firestore({ ignoreUndefinedProperties: true });
    atEnd(() => db.terminate());
    const actions = await prepare(db);
    await inTurns(warmUp, actions);
    return measure(runs, async () => [...(await inTurns(messages, actions)), ...(await operations(actions))]);
  },
};

async function prepare(db: Firestore): Promise<Actions> {
  const { store, last } = overheard(new FirestoreLogStore(db));
  const log = openLog(store);
  const [warm, cold, bare] = [await startChat(log), await startChat(log), newId()];
  let guard = (await conversationRef(db, bare).create({ ...last().head })).writeTime;
  return {
    sendWarm: () => log.append(warm, say(warm)),
    sendCold: () => openLog(store).append(cold, say(cold)),
    async writeBare() {
      guard = await bareBatch(db, bare, last(), guard);
    },
  };
}

/** A store, and the last commit it was given: what the bare batch writes is of its size and shape. */
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

/** What anyone would write by hand for one message: the head unless it has moved, and two creates. */
async function bareBatch(db: Firestore, id: string, commit: Commit<Timestamp>, guard: Timestamp): Promise<Timestamp> {
  const batch = db.batch().update(conversationRef(db, id), { ...commit.head }, { lastUpdateTime: guard });
  for (const event of commit.events) batch.create(eventsRef(db, id).doc(eventId(event.seq)), event);
  for (const message of commit.created) batch.create(messagesRef(db, id).doc(message.id), message);
  const [head] = await batch.commit();
  if (head === undefined) throw new Error("A batch that wrote something says when.");
  return head.writeTime;
}

/** In turns, so that whatever else the machine does falls on both. */
async function inTurns(times: number, { sendWarm, writeBare }: Actions): Promise<Sample[]> {
  const [logged, written]: [number[], number[]] = [[], []];
  for (let time = 0; time < times; time++) {
    logged.push((await timed(sendWarm)).milliseconds);
    written.push((await timed(writeBare)).milliseconds);
  }
  const [log, bare] = [median(logged), median(written)];
  return [
    { figure: "append.time", what: "log ÷ bare batch", unit: "×", limit: { atMost: 1.5 }, value: log / bare },
    { figure: "append.log", what: "one message through the log, p50", unit: "ms", value: log },
    { figure: "append.bare", what: "bare batch of its three writes, p50", unit: "ms", value: bare },
  ];
}

async function operations({ sendWarm, sendCold }: Actions): Promise<Sample[]> {
  const warm = await countOperations(() => repeat(counted, sendWarm));
  const cold = await countOperations(() => repeat(counted, sendCold));
  return [
    { figure: "append.reads", what: "documents read, by message", limit: { atMost: 0 }, value: warm.reads / counted },
    { figure: "append.writes", what: "documents written", limit: { atMost: 3 }, value: warm.writes / counted },
    { figure: "append.coldReads", what: "documents read where the head is not kept", value: cold.reads / counted },
    { figure: "append.coldWrites", what: "documents written there", value: cold.writes / counted },
  ];
}

async function repeat(times: number, work: Action): Promise<void> {
  for (let time = 0; time < times; time++) await work();
}
