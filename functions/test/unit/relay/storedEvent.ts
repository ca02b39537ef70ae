import type { StoredEvent } from "../../../src/conversation/StoredEvent.ts";

const at = new Date("2026-11-22T11:00:00Z");

/** An event that says as little as one may. */
export function storedEvent(seq: number, expiresAt: Date): StoredEvent {
  return {
    seq,
    type: "read.changed",
    at,
    actor: { id: "dana", role: "operator", name: "Dana" },
    commitId: `commit-${seq}`,
    expiresAt,
    conversation: {
      id: "conversation",
      epoch: "epoch",
      seq,
      state: "bot",
      customer: { id: "ada", channel: "web" },
      operator: null,
      unread: { operator: 0, customer: 0 },
      read: { operator: 0, customer: 0 },
      labels: [],
      sentiment: null,
      rating: null,
      waitingSince: null,
      closedAt: null,
      createdAt: at,
      updatedAt: at,
      lastActivityAt: at,
    },
  };
}
