import { Fault } from "@hearth/contract";
import { importConversation } from "../../functions/src/import/importConversation.ts";
import { readConversation } from "../../functions/src/import/readConversation.ts";
import type { ConversationLog } from "../../functions/src/log/ConversationLog.ts";
import { type Document, DocumentParser, type Unreadable } from "./DocumentParser.ts";
import { Summary } from "./Summary.ts";

/** So many conversations at a time: each waits for Firestore most of its time. */
const concurrency = 4;

export type ImportOptions = {
  log: Pick<ConversationLog<unknown>, "append">;
  now: Date;
  newId: () => string;
  signal: AbortSignal;
  /** Nothing more comes for this conversation. */
  onDone?: (conversationId: string) => void;
};

/**
 * Brings in every conversation of a file that can be read, and says what became of each. What is there already is
 * skipped: an import that was cut off is run again, and goes on. Throws where Firestore refuses (no credentials, no
 * permission, no answer), and when `signal` aborts.
 */
export async function importAll(text: AsyncIterable<string>, options: ImportOptions): Promise<Summary> {
  const summary = new Summary();
  // One reader for all: whoever is done takes the next, so that no more is read than is being brought in.
  const queue = documents(text);
  const work = async () => {
    for (let next = await queue.next(); !next.done; next = await queue.next()) {
      options.signal.throwIfAborted();
      if ("reason" in next.value) summary.reject({ line: next.value.line, reason: next.value.reason });
      else await importDocument(next.value, options, summary);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  summary.problems.sort((a, b) => a.line - b.line);
  return summary;
}

async function* documents(text: AsyncIterable<string>): AsyncGenerator<Document | Unreadable> {
  const parser = new DocumentParser();
  for await (const piece of text) yield* parser.take(piece);
  yield* parser.end();
}

async function importDocument(document: Document, options: ImportOptions, summary: Summary): Promise<void> {
  const { line, messageLines } = document;
  const read = readConversation(document.value, options.now);
  if ("reason" in read) return summary.reject({ line, reason: read.reason });
  const { conversation, merged, repairs, rejected } = read;
  const rejectMessage = (message: number, reason: string) =>
    summary.reject({ line: messageLines[message] ?? line, conversation: conversation.id, message, reason });

  const epoch = options.newId();
  const { messages } = summary;
  try {
    let next = 0;
    let isNew = false;
    do {
      const decision = importConversation(conversation, { from: next, epoch, isNew });
      const done = await options.log.append(conversation.id, decision);
      if (next === 0) {
        isNew = done.created;
        summary.conversations[isNew ? "created" : "present"] += 1;
      }
      messages.written += done.written;
      messages.present += done.present;
      for (const { place } of done.conflicting) rejectMessage(place, "its key stands for another message");
      next = done.next;
      options.signal.throwIfAborted();
    } while (next < conversation.messages.length);
  } catch (failure) {
    if (!(failure instanceof Fault) || failure.code !== "invalid_state") throw failure;
    return summary.reject({ line, conversation: conversation.id, reason: failure.details.detail ?? failure.message });
  } finally {
    options.onDone?.(conversation.id);
  }
  messages.merged += merged;
  for (const repair of repairs) summary.repair(repair);
  for (const { place, reason } of rejected) rejectMessage(place, reason);
}
