import type { QueryDocumentSnapshot } from "@google-cloud/firestore";
import { z } from "zod";
import type { Backend } from "../backend.ts";
import { storedTime } from "../conversation/storedTime.ts";
import { conversationRef } from "../log/paths.ts";
import { readEach } from "../log/readEach.ts";
import { keepListening, type Listening } from "./keepListening.ts";

/** `conversations/{c}/typing/{who}`: the last thing that person's keyboard said. */
const storedTypingSchema = z.object({ role: z.string(), name: z.string(), typing: z.boolean(), expiresAt: storedTime });

export type TypingSignal = { id: string; role: string; name: string; typing: boolean };

function readTyping(doc: QueryDocumentSnapshot): TypingSignal & { expiresAt: Date } {
  return { id: decodeURIComponent(doc.id), ...storedTypingSchema.parse(doc.data()) };
}

/** Who of one conversation types right now. Ephemeral: what was missed is missed. */
export class TypingFeed {
  readonly #listening: Listening;

  constructor(
    { db, clock }: Backend,
    conversationId: string,
    sink: { publish(signal: TypingSignal): void; onRestart(): void },
  ) {
    const typing = conversationRef(db, conversationId).collection("typing");
    this.#listening = keepListening({
      // All of them: a handful of people at most, and a query on a TTL field would want it indexed.
      query: () => typing,
      onSnapshot: (snapshot) => {
        const set = snapshot.docChanges().flatMap(({ type, doc }) => (type === "removed" ? [] : [doc]));
        for (const { expiresAt, ...signal } of readEach(set, readTyping)) if (expiresAt > clock()) sink.publish(signal);
      },
      onFailure: sink.onRestart,
    });
  }

  stop(): void {
    this.#listening.stop();
  }
}
