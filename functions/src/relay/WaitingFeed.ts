import type { QuerySnapshot } from "@google-cloud/firestore";
import { error as logError } from "firebase-functions/logger";
import { z } from "zod";
import type { Backend } from "../backend.ts";
import { storedTime } from "../conversation/storedTime.ts";
import { readEach } from "../log/readEach.ts";
import { inPlace } from "../queue/inPlace.ts";
import { waitingQuery } from "../queue/waitingQuery.ts";
import { keepListening, type Listening } from "./keepListening.ts";
import { Silence } from "./Silence.ts";

/** Who stands further behind is in no listener: its place is known to `GET /v1/queue` alone. */
const listened = 500;

const waitingSchema = z.object({ waitingSince: storedTime });

/**
 * The head of the queue as it now is. The listener brings whole documents, since production refuses `select` to
 * listeners, which the emulator does not.
 */
export class WaitingFeed {
  readonly #backend: Pick<Backend, "db" | "clock">;
  readonly #onRestart: () => void;
  readonly #listening: Listening;
  readonly #silence = new Silence();
  #snapshot: QuerySnapshot | undefined;

  constructor(backend: Pick<Backend, "db" | "clock">, sink: { onChange(): void; onRestart(): void }) {
    const { db, clock } = backend;
    this.#backend = backend;
    this.#onRestart = sink.onRestart;
    this.#listening = keepListening({
      query: () => {
        this.#silence.begins(clock().getTime());
        return waitingQuery(db).limit(listened);
      },
      onSnapshot: (snapshot) => {
        this.#silence.heard(clock().getTime());
        this.#snapshot = snapshot;
        sink.onChange();
      },
      onFailure: sink.onRestart,
    });
  }

  /** Whether more may wait than are listened to. */
  get isFull(): boolean {
    return this.#snapshot?.size === listened;
  }

  /** Positions by conversation; undefined until the listener has brought something. */
  positions(): ReadonlyMap<string, number> | undefined {
    if (this.#snapshot === undefined) return undefined;
    const waiting = readEach(this.#snapshot.docs, (doc) => ({ id: doc.id, ...waitingSchema.parse(doc.data()) }));
    return new Map(inPlace(waiting).map((place) => [place.waiting.id, place.position]));
  }

  check(now: number): void {
    if (this.#silence.isOver(now)) void this.#ask();
  }

  stop(): void {
    this.#listening.stop();
  }

  /** Asks Firestore, 1 read, about a feed that has been silent: where another number waits, its listener died. */
  async #ask(): Promise<void> {
    try {
      const counted = await waitingQuery(this.#backend.db).limit(listened).count().get();
      if (counted.data().count === this.#snapshot?.size) return;
      this.#listening.restart();
      this.#onRestart();
    } catch (failure) {
      logError("silent feed could not be checked", { topic: "queue", failure: String(failure) });
    }
  }
}
