import type { Firestore } from "@google-cloud/firestore";
import { error as logError } from "firebase-functions/logger";
import type { Backend } from "../backend.ts";
import { readEach } from "../log/readEach.ts";
import { presenceOf } from "../routing/presenceOf.ts";
import { presenceRef } from "../routing/presenceRef.ts";
import { type StoredOperator, storedOperatorSchema } from "../routing/StoredOperator.ts";
import { storedPresenceSchema } from "../routing/StoredPresence.ts";
import { changedPresence, type Member, type Team } from "./changedPresence.ts";
import { keepListening, type Listening } from "./keepListening.ts";

/** Of a team larger than this nobody is told whole. */
const listened = 500;

/** How often signs of life are looked at: they come once a minute, and no listener tells of them. In milliseconds. */
const lookEvery = 60_000;

/**
 * Who of the team is there. The listener tells at once what somebody chose; whether that still holds is looked up,
 * then and once a minute. Ephemeral: who cannot be written to when somebody leaves hears of it when it joins again.
 */
export class PresenceFeed {
  readonly #backend: Pick<Backend, "db" | "clock">;
  readonly #publish: (changed: readonly Member[]) => void;
  readonly #listening: Listening;
  #operators: readonly StoredOperator[] = [];
  #looks = 0;
  #nextLook = Number.POSITIVE_INFINITY;
  #team: Team = new Map();

  constructor(
    backend: Pick<Backend, "db" | "clock">,
    sink: { publish(changed: readonly Member[]): void; onRestart(): void },
  ) {
    this.#backend = backend;
    this.#publish = sink.publish;
    this.#listening = keepListening({
      query: () => backend.db.collection("operators").limit(listened),
      onSnapshot: ({ docs }) => {
        this.#operators = readEach(docs, (doc) => storedOperatorSchema.parse(doc.data()));
        void this.#look();
      },
      onFailure: sink.onRestart,
    });
  }

  /** Everyone, as last told; nobody before the first look. */
  get team(): readonly Member[] {
    return [...this.#team.values()];
  }

  /** Looks for signs of life where it is time to: call it every second. */
  check(now: number): void {
    if (now >= this.#nextLook) void this.#look();
  }

  /** An operator has just given a sign of life here: where it was taken for gone that is looked into. */
  heard(operatorId: string): void {
    const operator = this.#operators.find(({ id }) => id === operatorId);
    if (operator !== undefined && this.#team.get(operatorId)?.status !== operator.status) void this.#look();
  }

  stop(): void {
    this.#listening.stop();
  }

  /** 1 read for each who is not offline by choice. */
  async #look(): Promise<void> {
    const { db, clock } = this.#backend;
    const operators = this.#operators;
    this.#looks += 1;
    const look = this.#looks;
    this.#nextLook = clock().getTime() + lookEvery;
    try {
      const seen = await lastSeen(db, operators);
      // A later look is under way: it may have overtaken this one.
      if (look !== this.#looks) return;
      const members = operators.map(({ id, name, status }): [string, Member] => [
        id,
        { id, name, status: presenceOf(status, seen.get(id) ?? null, clock()) },
      ]);
      const before = this.#team;
      this.#team = new Map(members);
      this.#publish(changedPresence(before, this.#team));
    } catch (failure) {
      logError("presence could not be looked up", { failure: String(failure) });
    }
  }
}

async function lastSeen(db: Firestore, operators: readonly StoredOperator[]): Promise<Map<string, Date | null>> {
  const refs = operators.filter(({ status }) => status !== "offline").map(({ id }) => presenceRef(db, id));
  const documents = refs.length === 0 ? [] : await db.getAll(...refs);
  return new Map(documents.map((doc) => [doc.id, storedPresenceSchema.parse(doc.data() ?? {}).seenAt]));
}
