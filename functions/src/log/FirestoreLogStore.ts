import type { DocumentSnapshot, Firestore, Timestamp, WriteBatch } from "@google-cloud/firestore";
import type { z } from "zod";
import { attachmentsRef } from "../attachments/attachmentsRef.ts";
import { storedAttachmentSchema } from "../attachments/StoredAttachment.ts";
import { headSchema } from "../conversation/Head.ts";
import { storedMessageSchema } from "../conversation/StoredMessage.ts";
import type { Commit, LogStore, Outcome, Query, Snapshot } from "./LogStore.ts";
import { conversationRef, eventId, eventsRef, messagesRef, talliesRef } from "./paths.ts";

/**
 * gRPC codes after which only a read can tell what happened. The SDK retries ABORTED and UNAVAILABLE by
 * itself, so that even ALREADY_EXISTS and FAILED_PRECONDITION may mean that our own first try went through.
 */
const unsettledCodes: ReadonlySet<unknown> = new Set([
  1, // CANCELLED
  2, // UNKNOWN
  4, // DEADLINE_EXCEEDED
  5, // NOT_FOUND: an event to rewrite has expired and is gone, or the head
  6, // ALREADY_EXISTS
  8, // RESOURCE_EXHAUSTED
  9, // FAILED_PRECONDITION
  10, // ABORTED
  13, // INTERNAL
  14, // UNAVAILABLE
]);

/** A call that hangs longer is one whose fate is unknown. In milliseconds. */
const deadline = 10_000;

/** Conversations in Firestore; the guard is the head's update time. */
export class FirestoreLogStore implements LogStore<Timestamp> {
  readonly #db: Firestore;

  constructor(db: Firestore) {
    this.#db = db;
  }

  async read(conversationId: string, query: Query): Promise<Snapshot<Timestamp> | undefined> {
    const head = conversationRef(this.#db, conversationId);
    const messages = query.messageIds.map((id) => messagesRef(this.#db, conversationId).doc(id));
    const events = query.eventSeqs.map((seq) => eventsRef(this.#db, conversationId).doc(eventId(seq)));
    const attachments = (query.attachmentIds ?? []).map((id) => attachmentsRef(this.#db).doc(id));
    const snapshots = await settled(this.#db.getAll(head, ...messages, ...attachments, ...events));
    if (snapshots === undefined) return undefined;
    const at = new Map(snapshots.map((snapshot) => [snapshot.ref.path, snapshot]));
    const found = at.get(head.path);
    return {
      head: found?.exists ? headSchema.parse(found.data()) : null,
      guard: found?.updateTime ?? null,
      messages: new Map(messages.map(({ id, path }) => [id, parse(storedMessageSchema, at.get(path))])),
      attachments: new Map(attachments.map(({ id, path }) => [id, parse(storedAttachmentSchema, at.get(path))])),
      commitIds: new Map(query.eventSeqs.map((seq, index) => [seq, commitIdOf(at.get(events[index]?.path ?? ""))])),
    };
  }

  async commit(commit: Commit<Timestamp>): Promise<Outcome<Timestamp>> {
    const batch = this.#db.batch();
    this.#write(batch, commit);
    const results = await settled(batch.commit());
    const guard = results?.[0]?.writeTime;
    return guard === undefined ? { outcome: "unsettled" } : { outcome: "committed", guard };
  }

  /** The head goes first: its write time is the next guard. */
  #write(batch: WriteBatch, commit: Commit<Timestamp>): void {
    const { conversationId, head, guard, events, created, updated, rewrites, tallies, audits, attachments } = commit;
    const ref = conversationRef(this.#db, conversationId);
    if (guard === null) batch.create(ref, head);
    else batch.update(ref, head, { lastUpdateTime: guard });
    const messages = messagesRef(this.#db, conversationId);
    const log = eventsRef(this.#db, conversationId);
    for (const event of events) batch.create(log.doc(eventId(event.seq)), event);
    for (const message of created) batch.create(messages.doc(message.id), message);
    for (const message of updated) batch.set(messages.doc(message.id), message);
    for (const { seq, message } of rewrites) batch.update(log.doc(eventId(seq)), { message });
    for (const { seq, tally } of tallies) batch.create(talliesRef(this.#db, conversationId).doc(eventId(seq)), tally);
    for (const attachment of attachments) batch.update(attachmentsRef(this.#db).doc(attachment.id), attachment);
    for (const audit of audits) batch.create(this.#db.collection("audit").doc(audit.id), audit);
  }
}

function parse<Stored>(schema: z.ZodType<Stored>, snapshot: DocumentSnapshot | undefined): Stored | null {
  return snapshot?.exists ? schema.parse(snapshot.data()) : null;
}

function commitIdOf(snapshot: DocumentSnapshot | undefined): string | null {
  const commitId: unknown = snapshot?.get("commitId");
  return typeof commitId === "string" ? commitId : null;
}

/** Undefined when it took too long or failed in a way that says nothing final. */
async function settled<Result>(work: Promise<Result>): Promise<Result | undefined> {
  const { promise: late, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(resolve, deadline, undefined);
  try {
    return await Promise.race([work, late]);
  } catch (error) {
    if (error instanceof Error && "code" in error && unsettledCodes.has(error.code)) return undefined;
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
