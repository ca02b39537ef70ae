import type { KeyedDraft } from "./Api.ts";
import type { HearthErrorCode } from "./HearthError.ts";

/** A message that the server has not confirmed. `failure`: why it will not be sent again by itself. */
export type OutboxItem = {
  conversationId: string;
  draft: KeyedDraft;
  /** When it was sent, in milliseconds since 1970; no two of one outbox are equal, so that it is also the order. */
  at: number;
  failure: HearthErrorCode | null;
};

/**
 * Where unconfirmed messages are kept over a reload, by `draft.clientId`. It is one account's: who else signs in must
 * get another, or sends what is not theirs.
 */
export type OutboxStorage = {
  all(): Promise<OutboxItem[]>;
  put(item: OutboxItem): Promise<void>;
  remove(clientId: string): Promise<void>;
};
