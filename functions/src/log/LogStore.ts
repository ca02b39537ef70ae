import type { StoredAttachment } from "../attachments/StoredAttachment.ts";
import type { Audit } from "../conversation/Audit.ts";
import type { Head } from "../conversation/Head.ts";
import type { StoredEvent } from "../conversation/StoredEvent.ts";
import type { EventMessage, StoredMessage } from "../conversation/StoredMessage.ts";
import type { Tally } from "../conversation/Tally.ts";

/** What to fetch in one round trip. */
export type Query = {
  messageIds: readonly string[];
  attachmentIds?: readonly string[];
  eventSeqs: readonly number[];
};

/** What was there at one moment. `guard` is null exactly where `head` is. */
export type Snapshot<Guard> = {
  head: Head | null;
  guard: Guard | null;
  /** Every id asked for; null where there is no such message. */
  messages: ReadonlyMap<string, StoredMessage | null>;
  /** Every id asked for; null where there is no such attachment. */
  attachments: ReadonlyMap<string, StoredAttachment | null>;
  /** Every seq asked for; null where there is no such event. */
  commitIds: ReadonlyMap<number, string | null>;
};

/** One atomic write: all of it or nothing. */
export type Commit<Guard> = {
  conversationId: string;
  head: Head;
  /** The version of the head this was decided on; null: there must be none yet. */
  guard: Guard | null;
  /** By create: each fails the commit when it is there already. */
  events: readonly StoredEvent[];
  created: readonly StoredMessage[];
  updated: readonly StoredMessage[];
  /** By update: each fails the commit when its event is gone. */
  rewrites: readonly { seq: number; message: EventMessage }[];
  /** By create, as events are: named for the seq of the event they go with. */
  tallies: readonly { seq: number; tally: Tally }[];
  audits: readonly Audit[];
  /** By update: each fails the commit when it is gone. */
  attachments: readonly StoredAttachment[];
};

/** `unsettled`: refused, or nobody knows; only a read tells, and the write may even land after it. */
export type Outcome<Guard> = { outcome: "committed"; guard: Guard } | { outcome: "unsettled" };

/**
 * Where conversations live: the little that ConversationLog asks of a database. `Guard` stands for one
 * version of a head. Whatever cannot get better by trying again (permission, size) is thrown.
 */
export interface LogStore<Guard> {
  /** One consistent snapshot, in one round trip; undefined while the store cannot be reached. */
  read(conversationId: string, query: Query): Promise<Snapshot<Guard> | undefined>;
  commit(commit: Commit<Guard>): Promise<Outcome<Guard>>;
}
