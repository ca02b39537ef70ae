import { z } from "zod";
import type { Backend } from "../backend.ts";
import { storedTime } from "../conversation/storedTime.ts";
import { conversationRef } from "../log/paths.ts";
import { keepListening, type Listening } from "./keepListening.ts";

/** `conversations/{c}/typing/{who}`: the last thing that person's keyboard said. */
const storedTypingSchema = z.object({ role: z.string(), name: z.string(), typing: z.boolean(), expiresAt: storedTime });

export type TypingSignal = { id: string; role: string; name: string; typing: boolean };

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
        for (const { type, doc } of snapshot.docChanges()) {
          if (type === "removed") continue;
          const { role, name, typing: isTyping, expiresAt } = storedTypingSchema.parse(doc.data());
          if (expiresAt > clock()) sink.publish({ id: decodeURIComponent(doc.id), role, name, typing: isTyping });
        }
      },
      onFailure: sink.onRestart,
    });
  }

  stop(): void {
    this.#listening.stop();
  }
}
