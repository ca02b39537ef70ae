import type { Firestore } from "@google-cloud/firestore";
import type { Head } from "../../functions/src/conversation/Head.ts";
import { searchTokens } from "../../functions/src/conversation/search.ts";
import { emptyTally } from "../../functions/src/conversation/Tally.ts";
import { conversationRef } from "../../functions/src/log/paths.ts";
import { newId, sentence } from "../chat.ts";

const states = ["bot", "waiting", "assigned", "closed"] as const;

/** So many conversations, a tenth of them Adas', a second between one's activity and the next one's. */
export async function seedInbox(db: Firestore, count: number): Promise<void> {
  const writer = db.bulkWriter({ throttling: false });
  const now = Date.now();
  for (let index = 0; index < count; index++) {
    const head = headAt(new Date(now - (count - index) * 1_000), index);
    void writer.create(conversationRef(db, head.id), head);
  }
  await writer.close();
}

/** Of the size that it has after some talk: ten messages unread, and remembered. */
function headAt(time: Date, index: number): Head {
  const name = index % 10 === 0 ? "Ada Lovelace" : "Grace Hopper";
  const customer = {
    id: `customer-${index}`,
    name,
    email: `${name.replace(" ", ".")}.${index}@example.com`,
    phone: `+49 171 ${1_000_000 + index}`,
    channel: "web",
  };
  const state = states[index % states.length] ?? "bot";
  const operator = state === "assigned" ? { id: `operator-${index % 20}`, name: "Dana" } : null;
  const seqs = Array.from({ length: 10 }, (_, message) => message + 2);
  return {
    id: newId(),
    epoch: newId(),
    seq: 11,
    state,
    customer,
    operator,
    lastMessage: { id: newId(), seq: 11, role: "customer", kind: "text", preview: sentence, at: time },
    unread: { operator: 10, customer: 0 },
    read: { operator: 1, customer: 11 },
    labels: index % 3 === 0 ? ["vip"] : [],
    sentiment: null,
    rating: null,
    waitingSince: state === "waiting" ? time : null,
    closedAt: state === "closed" ? time : null,
    createdAt: time,
    updatedAt: time,
    lastActivityAt: time,
    recent: seqs.map(() => ({ key: newId(), at: time, messageId: newId() })),
    unreadSeqs: { operator: seqs, customer: [] },
    searchTokens: searchTokens(customer),
    episode: { openedAt: time, replyDueSince: null, takenAt: null },
    tally: emptyTally(time, operator?.id ?? null),
    blocked: false,
    pacedUntil: null,
  };
}
