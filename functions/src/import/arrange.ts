import { digest, messageIdOf, messageKeyOf, payloadHashOf } from "@hearth/contract";
import { repeatOf, withSignature } from "../conversation/duplicates.ts";
import type { Head } from "../conversation/Head.ts";
import type { ForeignMessage } from "./ForeignConversation.ts";
import type { PlainMessage } from "./readMessage.ts";

export type Placed = { place: number; message: PlainMessage };

export type Arranged = {
  messages: ForeignMessage[];
  /** Places of what is said by another message already. */
  merged: number[];
  /** Places of what has another one's key, and says something else. */
  conflicting: number[];
};

/**
 * The messages of a conversation in the order of their times, each once. One that tells no time was said when the
 * one before it was, the first ones when the conversation began. What is a repeat is decided here, from the file
 * alone: asked of what is stored, the answer would be another one when an import is run again.
 *
 * `opened`: the conversation as it begins.
 */
export function arrange(opened: Head, placed: readonly Placed[]): Arranged {
  const arranged: Arranged = { messages: [], merged: [], conflicting: [] };
  const known = new Map<string, string>();
  const said = new Map<string, number>();
  let head = opened;
  for (const message of inOrder(opened, placed)) {
    const id = idOf(opened.id, message, said);
    const hash = payloadHashOf(message);
    const first = known.get(id);
    if (first !== undefined) {
      (first === hash ? arranged.merged : arranged.conflicting).push(message.place);
      continue;
    }
    const foreign = { ...message, id };
    if (message.role === "customer") {
      const append = appendOf(opened, foreign);
      if (repeatOf(head, append, message.at) !== undefined) {
        arranged.merged.push(message.place);
        continue;
      }
      head = { ...head, ...withSignature(head, append, message.at) };
    }
    known.set(id, hash);
    arranged.messages.push(foreign);
  }
  return arranged;
}

type Timed = Omit<ForeignMessage, "id">;

function inOrder(opened: Head, placed: readonly Placed[]): Timed[] {
  let before = opened.createdAt;
  const timed = placed.map(({ place, message }) => {
    before = message.at ?? before;
    return { ...message, place, at: before, isTimeGuessed: message.at === undefined };
  });
  return timed.sort((a, b) => a.at.getTime() - b.at.getTime() || a.place - b.place);
}

/** Without a key: by what was said, when, and for which time, so that it is the same in every later export. */
function idOf(conversationId: string, message: Timed, said: Map<string, number>): string {
  const { sourceId, clientId, at, isTimeGuessed } = message;
  const key = messageKeyOf({ sourceId: sourceId ?? undefined, clientId: clientId ?? undefined });
  if (key !== undefined) return messageIdOf(conversationId, key);
  const parts = ["import", payloadHashOf(message), isTimeGuessed ? "" : at.toISOString()];
  const signature = digest(parts);
  const times = said.get(signature) ?? 0;
  said.set(signature, times + 1);
  return messageIdOf(conversationId, { clientId: digest([...parts, String(times)]) });
}

/** The message as its customer would have sent it: the rule for repeats is the API's. */
export function appendOf({ customer }: Head, message: ForeignMessage) {
  const { id, kind, text, visibility, clientId, sourceId } = message;
  const principal = { id: customer.id, role: "customer", name: customer.name ?? "" } as const;
  const keys = { clientId: clientId ?? undefined, sourceId: sourceId ?? undefined };
  return { principal, messageId: id, input: { kind, text, visibility, ...keys }, via: "import" as const };
}
