import type { Conversation, InboxView } from "@hearth/contract";
import type { ConversationsPage } from "./Api.ts";

/** Which conversations a list has. `operatorId`: whose, with `mine`. */
export type InboxQuestion = { view: InboxView; label?: string; search?: string; operatorId?: string };

/**
 * `conversations`: the newest activity first; of a search, the youngest. `floor`: the last one that pages reached to;
 * what sorts behind it is not known yet, and null says that nothing does. `unlisted`: the newest state of what changed
 * and is not listed. Pages are of one moment, and would bring it as it was. `fresh`: what came in since the beginning
 * and was not looked at.
 */
export type InboxList = {
  question: InboxQuestion;
  conversations: readonly Conversation[];
  floor: Conversation | null;
  unlisted: ReadonlyMap<string, Conversation>;
  fresh: ReadonlySet<string>;
};

/** The most that are shown. What sorts behind them is let go, and no more pages are fetched. */
export const maxListed = 10_000;

/** The most that are remembered without being shown: with as many, the next page has to begin the list anew. */
export const maxUnlisted = 1_000;

export function emptyInbox(question: InboxQuestion): InboxList {
  return { question, conversations: [], floor: null, unlisted: new Map(), fresh: new Set() };
}

/**
 * With the next page: what is known to be newer than the page says stays as it is, and what came into the view since
 * the page's moment, behind what was shown then, is shown now.
 */
export function addInboxPage(list: InboxList, page: ConversationsPage): InboxList {
  const { question, unlisted } = list;
  const floor = page.nextCursor === undefined ? null : (page.conversations.at(-1) ?? list.floor);
  const found = page.conversations
    .map((conversation) => newer(unlisted.get(conversation.id), conversation))
    .filter((conversation) => belongs(question, conversation, true));
  const since = [...unlisted.values()].filter(
    (conversation) => belongs(question, conversation, false) && isBefore(question, conversation, floor),
  );
  const byId = new Map(list.conversations.map((conversation) => [conversation.id, conversation]));
  for (const conversation of [...found, ...since]) {
    if (isNews(byId.get(conversation.id), conversation)) byId.set(conversation.id, conversation);
  }
  const conversations = [...byId.values()].sort((a, b) => compare(question, a, b));
  return bounded({ ...list, conversations, floor });
}

/** After one conversation changed: it moves, comes in, or leaves. */
export function applyToInbox(list: InboxList, changed: Conversation): InboxList {
  const { question, conversations, floor, unlisted, fresh } = list;
  const place = conversations.findIndex(({ id }) => id === changed.id);
  const wasListed = place >= 0;
  if (!isNews(conversations[place], changed) || !isNews(unlisted.get(changed.id), changed)) return list;
  const others = wasListed ? conversations.toSpliced(place, 1) : conversations;
  if (belongs(question, changed, wasListed) && isBefore(question, changed, floor)) {
    const marked = wasListed ? fresh : new Set(fresh).add(changed.id);
    return bounded({ ...list, conversations: put(question, others, changed), fresh: marked });
  }
  const remembered = unlisted.size < maxUnlisted ? new Map(unlisted).set(changed.id, changed) : unlisted;
  return { ...list, conversations: others, unlisted: remembered, fresh: without(fresh, changed.id) };
}

/** It was looked at. */
export function markSeen(list: InboxList, id: string): InboxList {
  return { ...list, fresh: without(list.fresh, id) };
}

/** Words can be searched by the server alone: of a search, only what it found changes or leaves. */
function belongs(question: InboxQuestion, it: Conversation, isFound: boolean): boolean {
  const { view, label, operatorId } = question;
  if (isSearch(question) && !isFound) return false;
  if (label !== undefined && !it.labels?.includes(label)) return false;
  if (view === "all") return true;
  if (view === "mine") return it.state === "assigned" && it.operator?.id === operatorId;
  return it.state === view;
}

function isBefore(question: InboxQuestion, conversation: Conversation, floor: Conversation | null): boolean {
  return floor === null || compare(question, conversation, floor) <= 0;
}

function isSearch({ search = "" }: InboxQuestion): boolean {
  return search.trim() !== "";
}

function newer(known: Conversation | undefined, other: Conversation): Conversation {
  return known !== undefined && known.epoch === other.epoch && known.seq > other.seq ? known : other;
}

function isNews(known: Conversation | undefined, { seq, epoch }: Conversation): boolean {
  return known === undefined || known.epoch !== epoch || known.seq < seq;
}

function put(question: InboxQuestion, others: readonly Conversation[], it: Conversation): Conversation[] {
  const behind = others.findIndex((other) => compare(question, it, other) < 0);
  return others.toSpliced(behind < 0 ? others.length : behind, 0, it);
}

/** The server's order; of one moment, the greatest id comes first. */
function compare(question: InboxQuestion, a: Conversation, b: Conversation): number {
  const by = isSearch(question) ? "createdAt" : "lastActivityAt";
  return order(b[by], a[by]) || order(b.id, a.id);
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function bounded(list: InboxList): InboxList {
  if (list.conversations.length <= maxListed) return list;
  const conversations = list.conversations.slice(0, maxListed);
  return { ...list, conversations, floor: conversations.at(-1) ?? null };
}

function without(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  if (!ids.has(id)) return ids;
  const others = new Set(ids);
  others.delete(id);
  return others;
}
