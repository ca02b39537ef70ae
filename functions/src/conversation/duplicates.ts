import { type Payload, signatureOf } from "@hearth/contract";
import type { Append } from "./Append.ts";
import type { Head } from "./Head.ts";
import { messageRoleOf } from "./Principal.ts";

/** A customer who says the same thing again within this time, with no key, pressed twice. In milliseconds. */
const duplicateWindow = 20_000;

const keptSignatures = 20;

export function payloadOf({ principal, input }: Append): Payload {
  const { text, attachmentId, replyTo, visibility } = input;
  // The attachment says what kind it is, whether or not its sender did.
  const kind = attachmentId === undefined ? (input.kind ?? "text") : "file";
  return { role: messageRoleOf(principal), kind, text, attachmentId, replyTo, visibility };
}

/**
 * The message that this one repeats, by its id. Only for a customer's message without a key: with one, a
 * person may say "ok" twice.
 */
export function repeatOf(head: Head, append: Append, now: Date): string | undefined {
  const { principal, input } = append;
  if (principal.role !== "customer" || input.clientId !== undefined || input.sourceId !== undefined) return undefined;
  const key = signatureOf(payloadOf(append));
  const since = now.getTime() - duplicateWindow;
  return head.recent.findLast((entry) => entry.key === key && entry.at.getTime() >= since)?.messageId;
}

/** Remembers a customer's message for the rule above; with a key too, since its repeat may come without. */
export function withSignature(head: Head, append: Append, now: Date): Pick<Head, "recent"> {
  if (append.principal.role !== "customer") return { recent: head.recent };
  const entry = { key: signatureOf(payloadOf(append)), at: now, messageId: append.messageId };
  return { recent: [...head.recent, entry].slice(-keptSignatures) };
}

/** What was deleted or edited away may be said again, and leaves no hash in here. */
export function withoutSignature(head: Head, messageId: string): Pick<Head, "recent"> {
  return { recent: head.recent.filter((entry) => entry.messageId !== messageId) };
}
