import {
  applyEvent,
  type ChangeEvent,
  type Conversation,
  type ConversationEvent,
  eventSchema,
  type Message,
} from "@hearth/contract";
import { expect } from "chai";
import fc from "fast-check";
import { conversationWith, eventWith, messageWith } from "./arbitraries.ts";

const step = fc.oneof(
  fc.record({
    type: fc.constant("create" as const),
    visibility: fc.constantFrom("public", "internal"),
    text: fc.string(),
  }),
  fc.record({ type: fc.constant("edit" as const), which: fc.nat(), text: fc.string() }),
  fc.record({ type: fc.constant("delete" as const), which: fc.nat() }),
  fc.constant({ type: "change" as const }),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** The events of a conversation in which these steps were taken. */
function logOf(steps: readonly Step[]): ChangeEvent[] {
  const messages: Message[] = [];
  return [eventWith(1, "conversation.created")].concat(
    steps.map((step, i) => {
      const seq = i + 2;
      if (step.type === "create") {
        const { text, visibility } = step;
        messages.push(messageWith({ id: `m${seq}`, seq, text, visibility }));
        return eventWith(seq, "message.created", messages.at(-1));
      }
      const place = "which" in step && messages.length > 0 ? step.which % messages.length : -1;
      const message = messages[place];
      if (message === undefined || !("which" in step)) return eventWith(seq, "conversation.changed");
      messages[place] = { ...message, text: step.type === "edit" ? step.text : "" };
      return eventWith(seq, step.type === "edit" ? "message.updated" : "message.deleted", messages[place]);
    }),
  );
}

/** What the customer of that conversation gets. */
function hide(event: ChangeEvent): ConversationEvent {
  return event.message?.visibility === "internal" ? { seq: event.seq, type: "hidden" } : event;
}

const log = fc.array(step, { maxLength: 30 }).map(logOf);
const after = (events: readonly ConversationEvent[], start: Conversation | null = null) =>
  events.reduce(applyEvent, start);

describe("applyEvent", () => {
  it("gives the head of the last event", () => {
    const { conversation, ...event } = eventWith(7, "conversation.changed");
    const changed = { ...event, conversation: { ...conversation, state: "waiting" as const, labels: ["vip"] } };
    expect(applyEvent(conversationWith({ seq: 6 }), changed)).to.deep.equal({
      ...changed.conversation,
      lastMessage: null,
    });
  });

  it("ends with the newest public message as it now reads", () => {
    fc.assert(
      fc.property(log, (events) => {
        const newest = events.findLast(
          ({ type, message }) => type === "message.created" && message?.visibility === "public",
        );
        const text = events.findLast(({ message }) => newest !== undefined && message?.id === newest.message?.id)
          ?.message?.text;
        const last = after(events)?.lastMessage;
        expect(last?.id).to.equal(newest?.message?.id);
        expect(last?.preview).to.equal(text?.replace(/\s+/g, " "));
      }),
    );
  });

  it("changes nothing when an event comes again, at once or by resuming from an old cursor", () => {
    fc.assert(
      fc.property(log, fc.nat(), fc.nat(), (events, from, to) => {
        const [start, end] = [from % (events.length + 1), to % (events.length + 1)];
        const all = after(events);
        expect(after(events.flatMap((event) => [event, event]))).to.deep.equal(all);
        expect(after(events.slice(0, end), all)).to.equal(all);
        expect(after(events.slice(Math.min(start, end)), after(events.slice(0, end)))).to.deep.equal(all);
      }),
    );
  });

  it("moves only the count for what is hidden, and a customer ends where everyone does", () => {
    const conversation = conversationWith({ seq: 6, state: "assigned", operator: { id: "o1", name: "Dana" } });
    expect(applyEvent(conversation, { seq: 7, type: "hidden" })).to.deep.equal({ ...conversation, seq: 7 });
    expect(applyEvent(conversation, { seq: 6, type: "hidden" })).to.equal(conversation);
    expect(applyEvent(null, { seq: 1, type: "hidden" })).to.equal(null);
    fc.assert(
      fc.property(log, (events) => {
        const seen = after(events.map(hide));
        expect(seen?.seq).to.equal(events.length);
        expect(seen?.lastMessage).to.deep.equal(after(events)?.lastMessage);
      }),
    );
  });

  it("leaves what it was given as it was, and takes events as they come off the wire", () => {
    fc.assert(
      fc.property(log, (events) => {
        const wire = JSON.stringify(events);
        const received = eventSchema.array().parse(JSON.parse(wire));
        expect(after(received)).to.deep.equal(after(events));
        expect(JSON.stringify(events)).to.equal(wire);
      }),
    );
  });
});
