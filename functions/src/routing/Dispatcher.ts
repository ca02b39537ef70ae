import type { Firestore, Timestamp } from "@google-cloud/firestore";
import { assign } from "../conversation/assign.ts";
import type { Head } from "../conversation/Head.ts";
import type { ConversationLog } from "../log/ConversationLog.ts";
import { readEach } from "../log/readEach.ts";
import { waitingHeadSchema } from "../queue/WaitingHead.ts";
import { waitingQuery } from "../queue/waitingQuery.ts";
import { type Candidate, chooseOperator } from "./chooseOperator.ts";
import type { Holdings } from "./Holdings.ts";
import { holderOf } from "./Move.ts";
import { operatorOf } from "./operatorOf.ts";
import { readTeam } from "./readTeam.ts";

export type DispatcherOptions = {
  db: Firestore;
  log: Pick<ConversationLog<Timestamp>, "append">;
  holdings: Holdings;
  clock: () => Date;
  /** Of operators for whom no other was set. */
  capacity: number;
};

/** Conversations given in one pass at most; whoever still waits then is given by the sweep. */
const atOnce = 50;

/** Passes for one call; each follows one in which another instance was faster, and left a place unused. */
const maxPasses = 10;

/** How long a kept place counts on its way to the log: well below the age at which the sweep frees it. In milliseconds. */
const patience = 60_000;

/**
 * Gives those who wait, the longest first, to whoever of the team is there and has room.
 *
 * Protocol. The place is kept first, in a transaction on the operator's own document that counts; then the log
 * decides, by the conversation's own guard, whether it still waits. Refused, the place is freed. So two instances can
 * neither give one conversation to two nor fill a place twice; and one that dies between the two steps leaves a
 * place that looks taken, until the sweep frees it, never one that looks free.
 */
export class Dispatcher {
  readonly #options: DispatcherOptions;
  #running: Promise<void> = Promise.resolve();
  #next: Promise<void> | undefined;

  constructor(options: DispatcherOptions) {
    this.#options = options;
  }

  /** Looks at the queue once from now on. Calls that come while one runs share the next. */
  handOut(): Promise<void> {
    this.#next ??= this.#running
      .catch(() => undefined)
      .then(() => {
        this.#next = undefined;
        this.#running = this.#passes();
        return this.#running;
      });
    return this.#next;
  }

  async #passes(): Promise<void> {
    for (let passes = 0; passes < maxPasses; passes += 1) if (!(await this.#pass())) return;
  }

  /** Whether another pass may find room where this one had kept a place for nothing. */
  async #pass(): Promise<boolean> {
    const { db, clock, capacity } = this.#options;
    const team = await readTeam(db, db.collection("operators").where("status", "==", "online"));
    const candidates = team.map((member) => ({
      ...operatorOf(member, capacity, clock()),
      givenAt: member.presence.givenAt,
    }));
    if (chooseOperator(candidates) === undefined) return false;
    const { docs } = await waitingQuery(db).limit(atOnce).get();
    let freed = false;
    for (const head of readEach(docs, (doc) => waitingHeadSchema.parse(doc.data()))) {
      freed = (await this.#give(head, candidates)) || freed;
    }
    return freed;
  }

  /** Whether a place was kept for nothing. `candidates` are brought up to date on the way. */
  async #give(head: Head, candidates: (Candidate & { name: string })[]): Promise<boolean> {
    const { log, holdings, clock } = this.#options;
    for (let chosen = chooseOperator(candidates); chosen !== undefined; chosen = chooseOperator(candidates)) {
      const now = clock();
      // Of two clocks the later: a place must not seem to be from before the conversation was last given back.
      const at = now > head.updatedAt ? now : head.updatedAt;
      const place = { operatorId: chosen.id, conversationId: head.id, at };
      const outcome = await holdings.reserve(place);
      if (outcome === "sought") return false;
      if (outcome === "full") {
        chosen.conversations = chosen.capacity;
        continue;
      }
      const { id, name } = chosen;
      const after = await log.append(head.id, assign({ id, name }, new Date(now.getTime() + patience)));
      if (holderOf(after) !== id) {
        await holdings.drop(place);
        return true;
      }
      chosen.conversations += 1;
      chosen.givenAt = at;
      return false;
    }
    return false;
  }
}
