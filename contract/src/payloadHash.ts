import { digest } from "./digest.ts";
import type { Kind } from "./kind.ts";
import type { Role } from "./role.ts";

/** What a sender chose of a message, after normalization. */
export type Payload = {
  role: Role;
  kind: Kind;
  text: string;
  attachmentId?: string | undefined;
  replyTo?: string | undefined;
  visibility: "public" | "internal";
};

/** Tells a repeated message (same key, same hash) from a key used twice (same key, other hash). */
export function payloadHashOf(payload: Payload): string {
  const { role, kind, text, attachmentId = "", replyTo = "", visibility } = payload;
  return digest([role, kind, text, attachmentId, replyTo, visibility]);
}

/** What two messages without a key have in common when the second one is a repeat: role, kind and content. */
export function signatureOf(payload: Payload): string {
  const { role, kind, text, attachmentId = "" } = payload;
  return digest([role, kind, text, attachmentId]);
}
