import { setTimeout as sleep } from "node:timers/promises";
import { type Verdict, verdictSchema } from "@hearth/contract";
import { z } from "zod";
import type { Addresses } from "./addresses.ts";

/** How often a verdict is asked for, and how long. In milliseconds. */
const pollEvery = 250;
const patience = 90_000;

const valueSchema = z.union([
  z.object({ stringValue: z.string() }).transform(({ stringValue }) => stringValue),
  z.object({ integerValue: z.string() }).transform(({ integerValue }) => Number(integerValue)),
]);

/** As much of a document in Firestore's REST form as a verdict takes. */
const documentSchema = z.object({
  fields: z.object({
    verdict: z.object({ mapValue: z.object({ fields: z.record(z.string(), valueSchema) }) }).optional(),
  }),
});

/**
 * `conversations/{c}/incoming` as a customer's phone writes and reads it: straight to Firestore, with its ID
 * token, under the rules.
 */
export class Incoming {
  readonly #url: string;
  readonly #headers: Record<string, string>;
  readonly #signal: AbortSignal;

  constructor({ firestore, projectId }: Addresses, conversationId: string, token: string, signal: AbortSignal) {
    const documents = `http://${firestore}/v1/projects/${projectId}/databases/(default)/documents`;
    this.#url = `${documents}/conversations/${conversationId}/incoming`;
    this.#headers = { Authorization: `Bearer ${token}`, "Content-Type": "application/json" };
    this.#signal = signal;
  }

  /** Throws where the rules deny it. */
  async write({ clientId, text }: { clientId: string; text: string }): Promise<void> {
    const response = await fetch(`${this.#url}?documentId=${clientId}`, {
      method: "POST",
      headers: this.#headers,
      body: JSON.stringify({ fields: { text: { stringValue: text } } }),
      signal: this.#signal,
    });
    if (!response.ok) throw new Error(`incoming answered ${response.status} ${(await response.text()).slice(0, 300)}`);
    await response.body?.cancel();
  }

  /** What became of it; undefined when nothing has within 90 s. */
  async verdict(clientId: string): Promise<Verdict | undefined> {
    for (const deadline = Date.now() + patience; Date.now() < deadline; ) {
      const response = await fetch(`${this.#url}/${clientId}`, { headers: this.#headers, signal: this.#signal });
      if (!response.ok)
        throw new Error(`incoming answered ${response.status} ${(await response.text()).slice(0, 300)}`);
      const { verdict } = documentSchema.parse(await response.json()).fields;
      if (verdict !== undefined) return verdictSchema.parse(verdict.mapValue.fields);
      await sleep(pollEvery, undefined, { signal: this.#signal });
    }
    return undefined;
  }
}
