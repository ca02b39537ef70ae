import type { Head } from "../../src/conversation/Head.ts";
import { emptyTally } from "../../src/conversation/Tally.ts";
import { people } from "./people.ts";

export const noon = new Date("2026-11-22T12:00:00.000Z");

export function after(milliseconds: number): Date {
  return new Date(noon.getTime() + milliseconds);
}

/** Ada's conversation `c1` as it was just started, but for `fields`. */
export function headWith(fields: Partial<Head> = {}): Head {
  return {
    id: "c1",
    epoch: "epoch1",
    seq: 1,
    state: "bot",
    customer: { id: people.ada.id, channel: "web" },
    operator: null,
    lastMessage: null,
    unread: { operator: 0, customer: 0 },
    read: { operator: 0, customer: 0 },
    labels: [],
    sentiment: null,
    rating: null,
    waitingSince: null,
    closedAt: null,
    createdAt: noon,
    updatedAt: noon,
    lastActivityAt: noon,
    recent: [],
    unreadSeqs: { operator: [], customer: [] },
    searchTokens: [],
    episode: { openedAt: noon, replyDueSince: null, takenAt: null },
    tally: emptyTally(noon, fields.operator?.id ?? null),
    blocked: false,
    pacedUntil: null,
    ...fields,
  };
}
