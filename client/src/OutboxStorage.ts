import type { KeyedDraft } from "./Api.ts";
import type { HearthErrorCode } from "./HearthError.ts";

/** What is to be sent with a message. */
export type OutboxFile = { blob: Blob; name: string };

/** A message that the server has not confirmed. */
export type OutboxItem = {
  conversationId: string;
  /** With `attachmentId` as soon as its file is uploaded. */
  draft: KeyedDraft;
  file?: OutboxFile | undefined;
  /** When it was sent, in milliseconds since 1970; no two of one tab are equal, so that it is also the order. */
  at: number;
  /** Why it will not be sent again by itself; else null. */
  failure: HearthErrorCode | null;
};

/** `progress`: how much of its file is uploaded, from 0 to 1; null while none is on its way, or nothing tells. */
export type PendingItem = OutboxItem & { progress: number | null };

/**
 * Where unconfirmed messages are kept over a reload, by `draft.clientId`. It is one account's: who else signs in must
 * get another, or sends what is not theirs.
 */
export type OutboxStorage = {
  /** What all tabs that share these messages call it: one of them at a time sends. Without it, nobody else has them. */
  sharedAs?: string;
  all(): Promise<OutboxItem[]>;
  put(item: OutboxItem): Promise<void>;
  remove(clientId: string): Promise<void>;
};
