import type { CustomerProfile } from "@hearth/contract";
import type { Append } from "./Append.ts";
import { visible } from "./access.ts";
import { appendMessage } from "./appendMessage.ts";
import type { Context, Decision, Plan } from "./Decision.ts";
import type { Head } from "./Head.ts";
import { actorOf, type Principal } from "./Principal.ts";
import { record, unchanged } from "./record.ts";
import { searchTokens } from "./search.ts";
import { emptyTally } from "./Tally.ts";

export type Start = {
  conversationId: string;
  epoch: string;
  principal: Principal;
  profile: CustomerProfile;
  /** The first message, in the same commit. */
  first?: Append | undefined;
};

export type Started = { head: Head; created: boolean };

/** The conversation, with its first message where one is given; the one that is there already, where it is. */
export function startConversation(start: Start): Decision<Started> {
  return (context) => {
    const opened =
      context.head === null ? open(start, context) : unchanged(visible(context.head, start.principal), null);
    const created = context.head === null;
    if (start.first === undefined) return { ...opened, answer: { head: opened.head, created } };
    const sent = appendMessage(start.first)({ ...context, head: opened.head });
    if ("needs" in sent) return sent;
    const answer = { head: sent.head, created };
    return { ...sent, events: [...opened.events, ...sent.events], answer };
  };
}

function open({ conversationId, epoch, principal, profile }: Start, { now }: Context): Plan<null> {
  const customer = customerOf(principal, profile);
  const empty: Head = {
    id: conversationId,
    epoch,
    seq: 0,
    state: "bot",
    customer,
    operator: null,
    lastMessage: null,
    unread: { operator: 0, customer: 0 },
    read: { operator: 0, customer: 0 },
    labels: [],
    sentiment: null,
    rating: null,
    waitingSince: null,
    closedAt: null,
    createdAt: now,
    updatedAt: now,
    lastActivityAt: now,
    recent: [],
    unreadSeqs: { operator: [], customer: [] },
    searchTokens: searchTokens(customer),
    episode: { openedAt: now, replyDueSince: null, takenAt: null },
    tally: emptyTally(now, null),
    blocked: false,
    pacedUntil: null,
  };
  const { head, event } = record(empty, { type: "conversation.created", actor: actorOf(principal), now });
  return { head, events: [event], messages: [], rewrites: [], answer: null };
}

/** What the site vouches for is not mixed with what a customer says of itself: both would look the same. */
function customerOf({ id, name, identity }: Principal, profile: CustomerProfile): Head["customer"] {
  if (identity === undefined) return { id, ...(name !== "" && { name }), ...profile };
  const { name: _, email: __, ...rest } = profile;
  return { id, ...identity, ...rest, verified: true };
}
