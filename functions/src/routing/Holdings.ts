import { FieldValue, type Firestore, type Transaction } from "@google-cloud/firestore";
import { presenceOf } from "./presenceOf.ts";
import { presenceRef } from "./presenceRef.ts";
import { storedOperatorSchema } from "./StoredOperator.ts";
import { type StoredPresence, storedPresenceSchema } from "./StoredPresence.ts";

/** A conversation's place with an operator. `at` tells it from an earlier and a later one. */
export type Place = { operatorId: string; conversationId: string; at: Date };

type Held = StoredPresence["held"];
type Written = [conversationId: string, at: Date | FieldValue];

/**
 * More are not counted: a hundred are the most that are ever given to one operator, and a document has its limit.
 * Who has taken as many by hand is given none either way.
 */
const mostHeld = 1_000;

/**
 * `presence/{uid}.held`. A conversation stands there from before the log decides whose it is until after it went, so
 * that an operator never has one that is not counted. Each change is a transaction on that one document.
 */
export class Holdings {
  readonly #db: Firestore;
  readonly #capacity: number;
  readonly #listeners = new Set<() => void>();
  readonly #turns = new Map<string, Promise<unknown>>();

  /** `capacity`: of operators for whom no other was set. */
  constructor(db: Firestore, capacity: number) {
    this.#db = db;
    this.#capacity = capacity;
  }

  /** `listener` is called whenever this instance has changed what somebody holds. */
  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /**
   * Keeps a place free for a conversation that is about to be given: `kept`. `full`: the operator has no room, or is
   * not there. `sought`: another instance keeps it for the same conversation. `at`: not before the conversation's
   * last change. 2 reads, 1 write.
   */
  async reserve({ operatorId, conversationId, at }: Place): Promise<"kept" | "full" | "sought"> {
    const ref = presenceRef(this.#db, operatorId);
    const outcome = await this.#inTurn(operatorId, async (transaction) => {
      const operator = this.#db.collection("operators").doc(operatorId);
      const [chosen, current] = await transaction.getAll(operator, ref);
      const { status, capacity = this.#capacity } = storedOperatorSchema.parse(chosen?.data());
      const { seenAt, held } = storedPresenceSchema.parse(current?.data() ?? {});
      if (held.has(conversationId)) return "sought";
      if (presenceOf(status, seenAt, at) !== "online" || held.size >= capacity) return "full";
      transaction.set(ref, { held: { [conversationId]: at }, givenAt: at }, { merge: true });
      return "kept";
    });
    if (outcome === "kept") this.#changed();
    return outcome;
  }

  /**
   * Counts a conversation that somebody wants by hand, room or not. Answers with what undoes it. Where it was counted
   * before, another call may have done so and be about to succeed: then it stays, until the sweep knows. 1 read, 1 write.
   */
  async note(place: Place): Promise<() => Promise<void>> {
    const { operatorId, conversationId, at } = place;
    let isNew = false;
    await this.#change(operatorId, (held) => {
      const since = held.get(conversationId);
      isNew = since === undefined;
      if (isNew && held.size >= mostHeld) return [];
      return [[conversationId, since !== undefined && since > at ? since : at]];
    });
    return async () => {
      if (isNew) await this.drop(place);
    };
  }

  /** Undoes a reservation, and none but this one. */
  drop({ operatorId, conversationId, at }: Place): Promise<void> {
    return this.#change(operatorId, (held) =>
      held.get(conversationId)?.getTime() === at.getTime() ? [[conversationId, FieldValue.delete()]] : [],
    );
  }

  /** The conversation went away from the operator at this time. A place it has got there since then stays. */
  leave({ operatorId, conversationId, at }: Place): Promise<void> {
    return this.#change(operatorId, (held) => {
      const since = held.get(conversationId);
      return since !== undefined && since < at ? [[conversationId, FieldValue.delete()]] : [];
    });
  }

  /**
   * Makes it agree with what the operator has, by id since when. What came after `until` stays: the log may be
   * about to decide on it.
   */
  reconcile(operatorId: string, has: ReadonlyMap<string, Date>, until: Date): Promise<void> {
    return this.#change(operatorId, (held) => {
      const gone = [...held].filter(([id, at]) => at < until && !has.has(id));
      const missing = [...has].filter(([id]) => !held.has(id)).slice(0, mostHeld);
      return [...gone.map(([id]): Written => [id, FieldValue.delete()]), ...missing];
    });
  }

  async #change(operatorId: string, changes: (held: Held) => Written[]): Promise<void> {
    const ref = presenceRef(this.#db, operatorId);
    await this.#inTurn(operatorId, async (transaction) => {
      const { held } = storedPresenceSchema.parse((await transaction.get(ref)).data() ?? {});
      const written = changes(held);
      if (written.length > 0) transaction.set(ref, { held: Object.fromEntries(written) }, { merge: true });
    });
    this.#changed();
  }

  /**
   * This instance's transactions on one operator's document, one after another: at once they would lock each other
   * out, begin anew, and some would give up. As many wait as there are requests, which the platform bounds.
   */
  #inTurn<Result>(operatorId: string, work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    const earlier = this.#turns.get(operatorId) ?? Promise.resolve();
    const turn = earlier.catch(() => undefined).then(() => this.#db.runTransaction(work));
    this.#turns.set(operatorId, turn);
    const end = () => this.#turns.get(operatorId) === turn && this.#turns.delete(operatorId);
    turn.then(end, end);
    return turn;
  }

  #changed(): void {
    for (const tell of this.#listeners) tell();
  }
}
