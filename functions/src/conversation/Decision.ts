import type { Actor, EventType } from "@hearth/contract";
import type { StoredAttachment } from "../attachments/StoredAttachment.ts";
import type { Audit } from "./Audit.ts";
import type { Head } from "./Head.ts";
import type { Rate } from "./pace.ts";
import type { Snapshot } from "./StoredEvent.ts";
import type { EventMessage, StoredMessage } from "./StoredMessage.ts";
import type { Tally } from "./Tally.ts";

/** What a decision may look at. It reads nothing else, and does nothing. */
export type Context = {
  /** Null where there is no such conversation. */
  head: Head | null;
  now: Date;
  /** When an event written now expires. */
  expiresAt: Date;
  /** How fast a customer may write; undefined: as fast as it can. */
  customerRate?: Rate | undefined;
  /** Null: known to be absent. Undefined: not loaded; ask with `{ needs }`, or take it for absent when creating. */
  message(id: string): StoredMessage | null | undefined;
  /** The same, of attachments; these are never created here. */
  attachment(id: string): StoredAttachment | null | undefined;
};

/** An event as a decision draws it up; the log adds the commit's id and the expiry. */
export type DraftEvent = {
  seq: number;
  type: EventType;
  at: Date;
  actor: Actor;
  message?: EventMessage;
  reason?: string;
  conversation: Snapshot;
  /** Written in the same commit, beside it. */
  beside: Beside;
};

/** What a change leaves elsewhere: the tally it completed, and its line in the audit. */
export type Beside = { tally?: Tally; audit?: Audit };

/** What is to be written, all of it in one commit or none, and what to answer once it is. */
export type Plan<Answer> = {
  head: Head;
  events: readonly DraftEvent[];
  /** Whole messages as they shall be. */
  messages: readonly StoredMessage[];
  /** Earlier events whose copy of a message is replaced. */
  rewrites: readonly { seq: number; message: EventMessage }[];
  /** Whole attachments as they shall be: taken by a message, or given up by it. */
  attachments?: readonly StoredAttachment[];
  answer: Answer;
};

/** Messages, and attachments, to load before this decision can be taken. */
export type Needs = { needs: readonly string[]; attachments?: readonly string[] };

/**
 * One request, as a pure function of the conversation. It may be called several times, over newer heads,
 * before it counts; so whatever is chosen by chance is chosen before. Throws a Fault to fail alone.
 */
export type Decision<Answer> = (context: Context) => Plan<Answer> | Needs;
