import { type Cursor, Fault, formatCursor } from "@hearth/contract";
import { maySee, visible } from "../conversation/access.ts";
import type { Principal } from "../conversation/Principal.ts";
import { beginStream, type Opening } from "./beginStream.ts";
import { type ConversationTopic, conversationTopic } from "./conversationTopic.ts";
import { topicName } from "./topicName.ts";

/** One conversation's stream, for whoever may see it. Resuming what is followed here already costs no read. */
export async function followConversation(opening: Opening, conversationId: string): Promise<void> {
  const { relay, cursor, response } = opening;
  const live = await liveTopic(opening, conversationId);
  const isKnown =
    cursor === undefined || (cursor !== null && (await isOfThisLog(opening, live, conversationId, cursor)));
  const position = isKnown && cursor ? cursor.seq : live.end;
  const id = formatCursor({ epoch: live.epoch, seq: position });
  const topic = topicName({ conversation: conversationId });
  const subscriber = beginStream(opening, { topic, epoch: live.epoch, head: live.end, id, position, time: 0 });
  if (!isKnown) subscriber.reset("unknown_epoch");
  // Who left while it was let in would never leave again.
  if (!subscriber.isOpen) return;
  response.once("close", () => live.topic.leave(subscriber));
  live.topic.join(subscriber);
  if (subscriber.audience !== "customer") return;
  response.once("close", () => relay.queue.leave(conversationId, subscriber));
  relay.queue.follow(conversationId, subscriber, live.isWaiting);
}

async function liveTopic(opening: Opening, conversationId: string): Promise<ConversationTopic> {
  const { backend, relay, session, cursor } = opening;
  // A conversation that was deleted and begun anew is another one: the old one's feed is far ahead of it.
  const name = (epoch: string) => `${conversationId} ${epoch}`;
  const known = cursor ? relay.conversations.get(name(cursor.epoch)) : undefined;
  if (known === undefined) {
    const read = relay.heads.get(conversationId, () => backend.reader.head(conversationId));
    const head = visible(await read, session.principal);
    const started = relay.conversations.getOrStart(name(head.epoch), () => conversationTopic(backend, head, relay));
    return followable(started, session.principal);
  }
  return followable(known, session.principal);
}

/** What is followed here may know more than a head that was read for several at once: whose it is can change. */
function followable(live: ConversationTopic, principal: Principal): ConversationTopic {
  if (!maySee(live.customerId, principal)) throw new Fault("not_found");
  return live;
}

/**
 * A cursor beyond this instance's feed may be another's, whose feed was faster; beyond the head it is nobody's. The
 * head is read anew for each: one that is being read already may be from before the cursor's event.
 */
async function isOfThisLog(
  { backend }: Opening,
  live: ConversationTopic,
  conversationId: string,
  cursor: Cursor,
): Promise<boolean> {
  if (cursor.epoch !== live.epoch) return false;
  if (cursor.seq <= live.end) return true;
  return cursor.seq <= ((await backend.reader.head(conversationId))?.seq ?? 0);
}
