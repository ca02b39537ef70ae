import { digest, idSchema } from "@hearth/contract";
import { type InboxQuestion, partsOf } from "./InboxQuestion.ts";

/**
 * Where a page ended. `readAt`: as of when the whole pass is read, in microseconds, Firestore's own grain.
 * `at` and `id`: the last entry, its time in milliseconds.
 */
export type InboxPlace = { readAt: number; at: number; id: string };

/** Opaque to whoever holds it, and good for this question alone. */
export function formatInboxCursor({ readAt, at, id }: InboxPlace, question: InboxQuestion): string {
  const fields = [String(readAt), String(at), id];
  // Nothing in it is secret, and who may read the inbox is asked each time: a digest without a key will do.
  return Buffer.from([...fields, digest([...partsOf(question), ...fields])].join(" ")).toString("base64url");
}

/** Bounds that keep both times below the year 9999, where Firestore's end. */
const form = /^(\d{1,16}) (\d{1,14}) (\S+) \S+$/;

/** Undefined for whatever is not, letter by letter, a cursor that answers to this question carry. */
export function parseInboxCursor(cursor: string, question: InboxQuestion): InboxPlace | undefined {
  const [, readAt, at, id] = form.exec(Buffer.from(cursor, "base64url").toString()) ?? [];
  if (!idSchema.safeParse(id).success || id === undefined) return undefined;
  const place = { readAt: Number(readAt), at: Number(at), id };
  return formatInboxCursor(place, question) === cursor ? place : undefined;
}
