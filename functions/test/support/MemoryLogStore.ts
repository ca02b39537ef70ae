import type { StoredAttachment } from "../../src/attachments/StoredAttachment.ts";
import type { Audit } from "../../src/conversation/Audit.ts";
import type { Head } from "../../src/conversation/Head.ts";
import type { StoredEvent } from "../../src/conversation/StoredEvent.ts";
import type { StoredMessage } from "../../src/conversation/StoredMessage.ts";
import type { Tally } from "../../src/conversation/Tally.ts";
import type { Commit, LogStore, Outcome, Query, Snapshot } from "../../src/log/LogStore.ts";

/**
 * What goes wrong with one commit.
 * - `refused`: nothing is written and nobody says why: a conflict that was none, or a request that never arrived.
 * - `unacknowledged`: written, but the answer is lost; or the SDK sent it twice, and tells of the second
 *   that it exists already.
 * - `{ lands }`: unanswered, and tried only when that many more calls have been served: the lost write that
 *   lands later.
 * - `denied`: nothing is written, and it throws: what cannot get better.
 */
export type CommitFault = "refused" | "unacknowledged" | { lands: number } | "denied";

/** What goes wrong with one read: no answer, or one that throws. */
export type ReadFault = "unreachable" | "denied";

/** One entry for each call, in order; none: it goes well, as do all after the last entry. */
export type Faults = {
  commits?: readonly (CommitFault | "none")[];
  reads?: readonly (ReadFault | "none")[];
};

/** Waits for its turn; by which others' calls may come between. */
export type Step = (label: string) => Promise<void>;

export class StoreDenied extends Error {
  override readonly name = "StoreDenied";
}

type Conversation = {
  head: Head;
  version: number;
  messages: Map<string, StoredMessage>;
  events: Map<number, StoredEvent>;
  tallies: Map<number, Tally>;
  audits: Map<string, Audit>;
};

/** The whole of a conversation as it is stored. */
export type Stored = {
  head: Head | null;
  messages: StoredMessage[];
  events: StoredEvent[];
  tallies: Tally[];
  audits: Audit[];
};

/**
 * Conversations in memory, with Firestore's preconditions and with faults by a given schedule. Keeps and
 * gives copies, as a database does. A call takes effect at one moment, between two steps.
 */
export class MemoryLogStore implements LogStore<number> {
  readonly counts = { reads: 0, commits: 0, writes: 0 };
  readonly #conversations = new Map<string, Conversation>();
  /** Beside the conversations, as they are in Firestore. */
  readonly #attachments = new Map<string, StoredAttachment>();
  readonly #commitFaults: (CommitFault | "none")[];
  readonly #readFaults: (ReadFault | "none")[];
  readonly #step: Step;
  #lost: { lands: number; commit: Commit<number> }[] = [];
  #version = 0;

  constructor(faults: Faults = {}, step: Step = async () => {}) {
    this.#commitFaults = [...(faults.commits ?? [])];
    this.#readFaults = [...(faults.reads ?? [])];
    this.#step = step;
  }

  async read(conversationId: string, query: Query): Promise<Snapshot<number> | undefined> {
    const asked = structuredClone(query);
    await this.#step("read arrives");
    const fault = this.#readFaults.shift() ?? "none";
    const found = fault === "none" ? this.#lookUp(conversationId, asked) : undefined;
    this.counts.reads += 1;
    this.#landDue();
    await this.#step("read is answered");
    if (fault === "denied") throw new StoreDenied();
    return found;
  }

  async commit(commit: Commit<number>): Promise<Outcome<number>> {
    const sent = structuredClone(commit);
    await this.#step("commit arrives");
    const fault = this.#commitFaults.shift() ?? "none";
    const written = fault === "none" || fault === "unacknowledged" ? this.#write(sent) : false;
    const guard = this.#version;
    this.counts.commits += 1;
    this.#landDue();
    if (typeof fault === "object") this.#lost.push({ lands: fault.lands, commit: sent });
    await this.#step("commit is answered");
    if (fault === "denied") throw new StoreDenied();
    return written && fault === "none" ? { outcome: "committed", guard } : { outcome: "unsettled" };
  }

  /** As an upload does, apart from any commit. */
  upload(attachment: StoredAttachment): void {
    this.#attachments.set(attachment.id, structuredClone(attachment));
  }

  attachment(id: string): StoredAttachment | null {
    return structuredClone(this.#attachments.get(id) ?? null);
  }

  /** Every lost write that is still under way lands now, if it still can. */
  landLost(): void {
    const due = this.#lost;
    this.#lost = [];
    for (const { commit } of due) this.#write(commit);
  }

  stored(conversationId: string): Stored {
    const found = this.#conversations.get(conversationId);
    if (found === undefined) return { head: null, messages: [], events: [], tallies: [], audits: [] };
    const messages = [...found.messages.values()].sort((a, b) => a.seq - b.seq);
    const events = [...found.events.values()].sort((a, b) => a.seq - b.seq);
    const beside = { tallies: [...found.tallies.values()], audits: [...found.audits.values()] };
    return structuredClone({ head: found.head, messages, events, ...beside });
  }

  /** The head's, 0 where there is none. */
  seq(conversationId: string): number {
    return this.#conversations.get(conversationId)?.head.seq ?? 0;
  }

  /** What the database does by itself to an event past its `expiresAt`. */
  expire(conversationId: string, seq: number): void {
    this.#conversations.get(conversationId)?.events.delete(seq);
  }

  #lookUp(conversationId: string, { messageIds, attachmentIds = [], eventSeqs }: Query): Snapshot<number> {
    const found = this.#conversations.get(conversationId);
    return structuredClone({
      head: found?.head ?? null,
      guard: found?.version ?? null,
      messages: new Map(messageIds.map((id) => [id, found?.messages.get(id) ?? null])),
      attachments: new Map(attachmentIds.map((id) => [id, this.#attachments.get(id) ?? null])),
      commitIds: new Map(eventSeqs.map((seq) => [seq, found?.events.get(seq)?.commitId ?? null])),
    });
  }

  #landDue(): void {
    for (const lost of this.#lost) lost.lands -= 1;
    const due = this.#lost.filter(({ lands }) => lands <= 0);
    this.#lost = this.#lost.filter(({ lands }) => lands > 0);
    for (const { commit } of due) this.#write(commit);
  }

  /** All of it or nothing; says whether. */
  #write(commit: Commit<number>): boolean {
    const { conversationId, head, guard, events, created, updated, rewrites, tallies, audits, attachments } = commit;
    const before = this.#conversations.get(conversationId);
    if ((before?.version ?? null) !== guard) return false;
    if (attachments.some(({ id }) => !this.#attachments.has(id))) return false;
    const after: Conversation = {
      head,
      version: this.#version + 1,
      messages: new Map(before?.messages),
      events: new Map(before?.events),
      tallies: new Map(before?.tallies),
      audits: new Map(before?.audits),
    };
    for (const event of events) {
      if (after.events.has(event.seq)) return false;
      after.events.set(event.seq, event);
    }
    for (const message of created) {
      if (after.messages.has(message.id)) return false;
      after.messages.set(message.id, message);
    }
    for (const message of updated) after.messages.set(message.id, message);
    for (const { seq, message } of rewrites) {
      const event = after.events.get(seq);
      if (event === undefined) return false;
      after.events.set(seq, { ...event, message });
    }
    for (const { seq, tally } of tallies) {
      if (after.tallies.has(seq)) return false;
      after.tallies.set(seq, tally);
    }
    for (const audit of audits) {
      if (after.audits.has(audit.id)) return false;
      after.audits.set(audit.id, audit);
    }
    for (const attachment of attachments) this.#attachments.set(attachment.id, attachment);
    this.#version = after.version;
    this.#conversations.set(conversationId, after);
    const all = [events, created, updated, rewrites, tallies, audits, attachments];
    this.counts.writes += all.reduce((sum, { length }) => sum + length, 1);
    return true;
  }
}
