import type { DocumentSnapshot } from "@google-cloud/firestore";
import {
  Fault,
  faults,
  type IncomingMessage,
  idSchema,
  incomingMessageSchema,
  messageIdOf,
  messageKeyOf,
  type Verdict,
} from "@hearth/contract";
import type { Backend } from "../backend.ts";
import { appendMessage, type Sent } from "../conversation/appendMessage.ts";
import type { Principal } from "../conversation/Principal.ts";
import { storedMessageSchema } from "../conversation/StoredMessage.ts";
import { inputErrors } from "../http/inputErrors.ts";
import { conversationRef, messagesRef } from "../log/paths.ts";

type Place = { conversationId: string; clientId: string };

/** How long a raw message and its verdict are kept. In milliseconds. */
const kept = 7 * 24 * 60 * 60 * 1000;

/**
 * Brings one raw message into its conversation and writes the verdict beside it. Delivered twice, it finds
 * its verdict, or its message by the message's key, and changes nothing. What is invalid stays, marked
 * `rejected` with the reason. Throws when trying again may help; past the age limit nothing does, and the
 * verdict tells whether an earlier delivery had got the message in.
 */
export async function judgeIncoming(backend: Backend, place: Place, writtenAt: Date): Promise<void> {
  const { db, clock, config } = backend;
  const ref = conversationRef(db, place.conversationId).collection("incoming").doc(place.clientId);
  const snapshot = await ref.get();
  if (!snapshot.exists || snapshot.get("verdict") !== undefined) return;
  const maxAge = config.HEARTH_INCOMING_MAX_AGE_MINUTES * 60_000;
  const isTooOld = clock().getTime() - writtenAt.getTime() > maxAge;
  const verdict = await judge(place, snapshot, isTooOld ? find(backend, place) : append(backend, place));
  const expiresAt = new Date(clock().getTime() + kept);
  await ref.update({ verdict, expiresAt });
}

type Handle = (message: IncomingMessage, messageId: string) => Promise<Verdict>;

async function judge(place: Place, snapshot: DocumentSnapshot, handle: Handle): Promise<Verdict> {
  try {
    const message = readMessage(place, snapshot.data());
    const key = messageKeyOf(message) ?? { clientId: place.clientId };
    return await handle(message, messageIdOf(place.conversationId, key));
  } catch (failure) {
    if (!(failure instanceof Fault) || isWorthTrying(failure)) throw failure;
    const { errors = [], detail = failure.message } = failure.details;
    return rejected(failure.code, errors.map(({ path, message }) => `${path} ${message}`).join("; ") || detail);
  }
}

/** Who writes too fast is told so: each message of a flood would otherwise be delivered again and again for an hour. */
function isWorthTrying({ code }: Fault): boolean {
  return faults[code].retry && code !== "rate_limited";
}

function readMessage({ clientId }: Place, raw: unknown): IncomingMessage {
  const parsed = incomingMessageSchema.safeParse(raw);
  if (!parsed.success) throw new Fault("invalid_request", { errors: inputErrors(parsed.error) });
  if (!idSchema.safeParse(clientId).success) {
    throw new Fault("invalid_request", { detail: "The document's id is no client id." });
  }
  return { ...parsed.data, clientId };
}

function append(backend: Backend, place: Place): Handle {
  return async (input, messageId) => {
    const principal = await principalOf(backend, place.conversationId, input);
    const decision = appendMessage({ principal, messageId, input, via: "incoming" });
    return verdictOf(await backend.log.append(place.conversationId, decision), place);
  };
}

function find({ db }: Backend, place: Place): Handle {
  return async (_, messageId) => {
    const stored = await messagesRef(db, place.conversationId).doc(messageId).get();
    if (!stored.exists) return rejected("expired", "It could not be handled in time.");
    return verdictOf({ message: storedMessageSchema.parse(stored.data()), duplicate: true }, place);
  };
}

/** The rules let a client write as its conversation's customer; whoever may name another author has our credentials. */
async function principalOf({ reader }: Backend, conversationId: string, message: IncomingMessage): Promise<Principal> {
  const head = await reader.head(conversationId);
  if (head === null) throw new Fault("not_found");
  const { role, author } = message;
  if (role === "customer") return { id: head.customer.id, role, name: head.customer.name ?? "" };
  if (author === undefined) {
    throw new Fault("invalid_request", { errors: [{ path: "author", message: `a message by a ${role} needs one` }] });
  }
  return { ...author, role };
}

/** A delivery that was cut off between commit and verdict comes again: the message it finds is its own. */
function verdictOf({ message, duplicate }: Sent, { clientId }: Place): Verdict {
  const isOwn = message.via === "incoming" && message.clientId === clientId;
  if (duplicate && !isOwn) return { status: "duplicate", messageId: message.id };
  return { status: "accepted", messageId: message.id, seq: message.seq };
}

function rejected(code: string, detail: string): Verdict {
  return { status: "rejected", code, detail };
}
