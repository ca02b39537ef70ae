import { type Firestore, type Query, type QueryDocumentSnapshot, Timestamp } from "@google-cloud/firestore";
import { z } from "zod";
import type { Backend } from "../backend.ts";
import { storedTime } from "../conversation/storedTime.ts";
import { conversationRef } from "../log/paths.ts";
import { readEach } from "../log/readEach.ts";
import { keepListening, type Listening } from "./keepListening.ts";

/** `conversations/{c}/typing/{who}`: the last thing that person's keyboard said. */
const storedTypingSchema = z.object({ role: z.string(), name: z.string(), typing: z.boolean(), expiresAt: storedTime });

export type TypingSignal = { conversationId: string; id: string; role: string; name: string; typing: boolean };

/** No signal lasts longer. In milliseconds. */
const longest = 10_000;

/** A listener holds every document of its result: with so many it is anchored anew, where that can drop some. */
const reanchorAt = 256;

function readTyping(doc: QueryDocumentSnapshot): TypingSignal & { expiresAt: Date } {
  const conversationId = doc.ref.parent.parent?.id ?? "";
  return { conversationId, id: decodeURIComponent(doc.id), ...storedTypingSchema.parse(doc.data()) };
}

/** Who types in one conversation. All of them: a handful of people at most, and no index is needed. */
export function typingIn(db: Firestore, conversationId: string): () => Query {
  return () => conversationRef(db, conversationId).collection("typing");
}

/** Who types in any conversation, from ten seconds ago on. */
export function typingAnywhere({ db, clock }: Pick<Backend, "db" | "clock">): () => Query {
  return () => {
    const since = Timestamp.fromMillis(clock().getTime() - longest);
    return db.collectionGroup("typing").where("at", ">", since).orderBy("at");
  };
}

/** Who types right now, as far as the query goes. Ephemeral: what was missed is missed. */
export class TypingFeed {
  readonly #listening: Listening;
  #begunAt = 0;

  constructor(clock: () => Date, query: () => Query, sink: { publish(signal: TypingSignal): void; onRestart(): void }) {
    this.#listening = keepListening({
      query: () => {
        this.#begunAt = clock().getTime();
        return query();
      },
      onSnapshot: (snapshot) => {
        const now = clock();
        const set = snapshot.docChanges().flatMap(({ type, doc }) => (type === "removed" ? [] : [doc]));
        for (const { expiresAt, ...signal } of readEach(set, readTyping)) if (expiresAt > now) sink.publish(signal);
        const mayDrop = now.getTime() - this.#begunAt > longest;
        if (snapshot.size >= reanchorAt && mayDrop) this.#listening.restart();
      },
      onFailure: sink.onRestart,
    });
  }

  stop(): void {
    this.#listening.stop();
  }
}
