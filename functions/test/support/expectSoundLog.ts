import { applyEvent, type Conversation } from "@hearth/contract";
import { expect } from "chai";
import { headSchema } from "../../src/conversation/Head.ts";
import { storedEventSchema } from "../../src/conversation/StoredEvent.ts";
import { eventMessageOf, storedMessageSchema } from "../../src/conversation/StoredMessage.ts";
import { conversationOf, eventOf } from "../../src/conversation/wire.ts";
import { expectExactTallies } from "./expectExactTallies.ts";
import type { Stored } from "./MemoryLogStore.ts";

/** What holds of a stored conversation at any moment, whatever has happened to it. */
export function expectSoundLog(stored: Stored): void {
  const { head, messages, events } = stored;
  if (head === null) {
    expect(stored).to.deep.equal({ head: null, messages: [], events: [], tallies: [], audits: [] });
    return;
  }
  expect(headSchema.parse(head)).to.deep.equal(head);
  expect(messages.map((message) => storedMessageSchema.parse(message))).to.deep.equal(messages);
  expect(events.map((event) => storedEventSchema.parse(event))).to.deep.equal(events);

  // No gap: from 1 to the head.
  expect(events.map(({ seq }) => seq)).to.deep.equal(Array.from({ length: head.seq }, (_, index) => index + 1));

  // Each message once, told by one event, its own; and each copy of it as it is now.
  const told = events.filter(({ type }) => type === "message.created").map(({ seq, message }) => [message?.id, seq]);
  expect(messages.map(({ id, seq }) => [id, seq])).to.deep.equal(told);
  for (const message of messages) {
    const copies = events.filter((event) => event.message?.id === message.id);
    expect(copies.map(({ seq }) => seq)).to.deep.equal(message.carriedBy.map(({ seq }) => seq));
    for (const copy of copies) expect(copy.message).to.deep.equal(eventMessageOf(message));
  }

  // State + events = fresh state.
  const staff = events.map((event) => eventOf(event, "staff")).reduce(applyEvent, null as Conversation | null);
  expect(staff).to.deep.equal(conversationOf(head, "staff"));

  // No event for nothing: each tells of a message, or of a conversation that is not as it was before.
  for (const [index, { message, conversation }] of events.entries()) {
    if (message !== undefined) continue;
    const { seq: _, updatedAt: __, ...after } = conversation;
    const before = events[index - 1]?.conversation;
    expect({ ...before, seq: 0, updatedAt: 0 }).not.to.deep.equal({ ...after, seq: 0, updatedAt: 0 });
  }

  // Counted is what is there to be read.
  const unread = (side: "operator" | "customer", by: (role: string) => boolean) =>
    messages.filter(
      ({ seq, role, visibility, deletedAt }) =>
        seq > head.read[side] && by(role) && visibility === "public" && deletedAt === null,
    ).length;
  expect(head.unread).to.deep.equal({
    operator: unread("operator", (role) => role === "customer"),
    customer: unread("customer", (role) => role !== "customer"),
  });

  expectExactTallies(stored, head);

  // Times do not run backwards.
  expect(head.updatedAt).to.be.at.least(head.createdAt);
  for (const [index, { conversation }] of events.entries()) {
    const before = events[index - 1]?.conversation ?? conversation;
    expect(conversation.updatedAt).to.be.at.least(before.updatedAt);
    expect(conversation.lastActivityAt).to.be.at.least(before.lastActivityAt);
  }
}
