import type { Conversation } from "@hearth/contract";

/** Why somebody is told: a customer began to wait, wrote to me, or was given to me. */
export type News = { reason: "waiting" | "message" | "given"; conversation: Conversation };

/** Who is told. `openId`: the conversation in front of it; `isHidden`: the page is not. */
export type Onlooker = { uid: string; openId: string | null; isHidden: boolean };

/**
 * What came to pass between two states of the inbox that its operator may not have seen, each once. The bot's
 * conversations are the bot's, and what one does oneself is no news.
 */
export function newsOf(before: readonly Conversation[], after: readonly Conversation[], me: Onlooker): News[] {
  const known = new Map(before.map((conversation) => [conversation.id, conversation]));
  const changed = after.filter((conversation) => known.get(conversation.id) !== conversation);
  if (changed.length === 0) return [];
  const upTo = before.reduce((newest, { updatedAt }) => (updatedAt > newest ? updatedAt : newest), "");
  return changed
    .filter(({ id }) => me.isHidden || id !== me.openId)
    .flatMap((conversation) => {
      const reason = reasonOf(known.get(conversation.id), conversation, me.uid, upTo);
      return reason === undefined ? [] : [{ reason, conversation }];
    });
}

/** `upTo`: a conversation that was not listed may be an old one. Only what is younger than the list is news of it. */
function reasonOf(
  before: Conversation | undefined,
  now: Conversation,
  uid: string,
  upTo: string,
): News["reason"] | undefined {
  if (now.state === "waiting") {
    const isSame = before === undefined ? (now.waitingSince ?? "") <= upTo : before.waitingSince === now.waitingSince;
    const isOwn = before?.operator?.id === uid;
    return isSame || isOwn ? undefined : "waiting";
  }
  if (now.state !== "assigned" || now.operator?.id !== uid) return undefined;
  const { lastMessage } = now;
  const isWritten =
    lastMessage?.role === "customer" &&
    (before === undefined ? lastMessage.at > upTo : lastMessage.seq > (before.lastMessage?.seq ?? 0));
  if (isWritten) return "message";
  const wasElsewhere = before === undefined ? now.createdAt > upTo : before.operator?.id !== uid;
  // What one takes oneself is in front of one then, and was left out before.
  return wasElsewhere ? "given" : undefined;
}
