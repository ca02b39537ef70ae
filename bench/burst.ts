import { Firestore } from "@google-cloud/firestore";
import { FirestoreLogStore } from "../functions/src/log/FirestoreLogStore.ts";
import { createBot } from "../scripts/emulators/accounts.ts";
import type { Benchmark } from "./Benchmark.ts";
import { newId, openLog, say, startChat } from "./chat.ts";
import { measure, type Sample } from "./measure.ts";
import { post } from "./post.ts";
import { sendInTransaction } from "./sendInTransaction.ts";
import { serve } from "./serve.ts";
import { timed } from "./timed.ts";

const runs = 5;
const sends = 500;

/**
 * The transactions that run at once. The emulator lets them wait for each other's locks, and those that wait too long
 * fail: of 50 half come through, in 20 s. So few get more done in a second, which is to their advantage.
 */
const transactions = 10;

/** Sends one message, and returns its seq; undefined where it was given up. */
type Send = (conversationId: string, index: number) => Promise<number | undefined>;

/** 500 messages sent at once into one conversation, in one process and over two, against a transaction for each. */
export const burst: Benchmark = {
  needs: "Firestore emulator",
  async run(atEnd) {
    const db = new Firestore({ ignoreUndefinedProperties: true });
    atEnd(() => db.terminate());
    const log = openLog(new FirestoreLogStore(db));
    const key = await createBot("Bench");
    const apis = [await serve("api", atEnd), await serve("api", atEnd)];

    const throughLog: Send = async (id) => (await log.append(id, say(id))).message.seq;
    const throughApis: Send = (id, index) => post({ url: apis[index % apis.length] ?? "", key, id, clientId: newId() });
    const inTransaction: Send = (id) => sendInTransaction(db, id);
    const atOnce = async (count: number, send: Send) => {
      const id = await startChat(log);
      return rate(() => Promise.all(Array.from({ length: count }, (_, index) => send(id, index))));
    };
    const inTurn = async (count: number, send: Send) => {
      const id = await startChat(log);
      return rate(async () => {
        const seqs = [];
        for (let index = 0; index < count; index++) seqs.push(await send(id, index));
        return seqs;
      });
    };

    // Once before, so that all have compiled what is hot and hold their connections.
    await atOnce(sends, throughLog);
    await atOnce(sends, throughApis);
    return measure(runs, async () =>
      compared({
        transactions: await atOnce(transactions, inTransaction),
        log: await atOnce(sends, throughLog),
        apis: await atOnce(sends, throughApis),
        inTurn: await inTurn(transactions, inTransaction),
      }),
    );
  },
};

/** Messages a second, of those that came through. Throws when one was lost or doubled. */
async function rate(send: () => Promise<(number | undefined)[]>): Promise<number> {
  const { result, milliseconds } = await timed(send);
  const seqs = result.filter((seq) => seq !== undefined).toSorted((a, b) => a - b);
  // The conversation's first event has seq 1.
  if (seqs.some((seq, index) => seq !== index + 2)) throw new Error(`The log has a gap or a double: ${seqs.join()}`);
  return seqs.length / (milliseconds / 1000);
}

function compared(rates: Record<"transactions" | "log" | "apis" | "inTurn", number>): Sample[] {
  const { log, apis, inTurn } = rates;
  return [
    {
      figure: "burst.log",
      what: "500 at once through the log ÷ transactions",
      unit: "×",
      limit: { atLeast: 50 },
      value: log / rates.transactions,
    },
    {
      figure: "burst.apis",
      what: "500 at once over two api processes ÷ transactions",
      unit: "×",
      limit: { atLeast: 10 },
      value: apis / rates.transactions,
    },
    { figure: "burst.logRate", what: "through the log", unit: "/s", value: log },
    { figure: "burst.apisRate", what: "over two api processes", unit: "/s", value: apis },
    {
      figure: "burst.transactionsRate",
      what: `${transactions} transactions at once`,
      unit: "/s",
      value: rates.transactions,
    },
    { figure: "burst.inTurnRate", what: "transactions one after another, for comparison", unit: "/s", value: inTurn },
  ];
}
