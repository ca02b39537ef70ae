import type { Query } from "@google-cloud/firestore";
import type { Backend } from "../backend.ts";
import { FreshList } from "../inbox/FreshList.ts";
import { readEach } from "../log/readEach.ts";
import { takenLastHour } from "./takenLastHour.ts";
import { type WaitingHead, waitingHeadSchema } from "./WaitingHead.ts";
import { waitingQuery } from "./waitingQuery.ts";

/** Conversations shown of a queue. */
const shown = 100;

/** What is asked about the queue. Everyone's equal questions share their reads until this instance moves the queue. */
export class QueueLists {
  readonly #backend: Pick<Backend, "db" | "clock">;
  readonly #heads: FreshList<WaitingHead[]>;
  readonly #counts: FreshList<number>;

  constructor({ db, clock, log, freshness }: Pick<Backend, "db" | "clock" | "log" | "freshness">) {
    this.#backend = { db, clock };
    this.#heads = new FreshList(freshness);
    this.#counts = new FreshList(freshness);
    log.onCommit((before, after) => {
      if (before?.state !== "waiting" && after.state !== "waiting") return;
      this.#heads.invalidate();
      this.#counts.invalidate();
    });
  }

  /** Who waits longest. 1 read each. */
  longest(): Promise<WaitingHead[]> {
    return this.#heads.get("longest", () => readHeads(this.#waiting.limit(shown)));
  }

  /** The customer's conversation that waits, if one does. 1 read. */
  async waitingOf(customerId: string): Promise<WaitingHead | undefined> {
    const own = this.#backend.db.collection("conversations").where("customer.id", "==", customerId);
    const read = () => readHeads(own.where("state", "==", "waiting").limit(1));
    return (await this.#heads.get(`of ${customerId}`, read))[0];
  }

  /** How many wait. 1 read for each thousand. */
  waiting(): Promise<number> {
    return this.#counts.get("waiting", () => count(this.#waiting));
  }

  /** The place of who has waited since then. 1 read for each thousand before it. */
  async positionSince(since: Date): Promise<number> {
    const longer = this.#waiting.where("waitingSince", "<", since);
    return 1 + (await this.#counts.get(`since ${since.toISOString()}`, () => count(longer)));
  }

  /** How many were taken in the last hour. 1 read for each thousand. */
  takenLastHour(): Promise<number> {
    const { db, clock } = this.#backend;
    return this.#counts.get("taken", () => takenLastHour(db, clock()));
  }

  get #waiting(): Query {
    return waitingQuery(this.#backend.db);
  }
}

async function readHeads(query: Query): Promise<WaitingHead[]> {
  const { docs } = await query.get();
  return readEach(docs, (doc) => waitingHeadSchema.parse(doc.data()));
}

async function count(query: Query): Promise<number> {
  return (await query.count().get()).data().count;
}
