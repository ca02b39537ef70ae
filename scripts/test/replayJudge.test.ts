import { applyEvent, type Conversation, type Message } from "@hearth/contract";
import { expect } from "chai";
import { eventWith, messageWith } from "../../contract/test/arbitraries.ts";
import type { Dialogue } from "../replay/dialogues.ts";
import { type Evidence, judgeConversation } from "../replay/judgeConversation.ts";

const dialogue: Dialogue = {
  id: "1",
  turns: [
    { speaker: "customer", text: "Cafe\u0301? " },
    { speaker: "bot", text: "Open." },
    { speaker: "customer", text: "ok" },
    { speaker: "customer", text: "ok" },
  ],
};

/** What there is once the dialogue has arrived as it should. */
function evidenceOf(lines: readonly [Message["role"], string][]): Evidence & { conversation: Conversation } {
  const messages = lines.map(([role, text], index) => messageWith({ id: `m${index}`, seq: index + 2, role, text }));
  const events = [
    eventWith(1, "conversation.created"),
    ...messages.map((message) => eventWith(message.seq, "message.created", message)),
  ];
  const conversation = events.reduce<Conversation | null>(applyEvent, null);
  if (conversation === null) throw new Error("unreachable: there is an event");
  return { seen: events, events, messages, conversation };
}

const arrived = evidenceOf([
  ["customer", "Café?"],
  ["bot", "Open."],
  ["customer", "ok"],
  ["customer", "ok"],
]);

describe("What became of a dialogue", () => {
  it("is fine where everything came once, in order, normalized, and said twice is there twice", () => {
    expect(judgeConversation(dialogue, arrived)).to.deep.equal({ gap: undefined, difference: undefined });
  });

  it("has a gap where the stream left an event out", () => {
    const seen = arrived.seen.filter(({ seq }) => seq !== 3);
    expect(judgeConversation(dialogue, { ...arrived, seen }).gap).to.equal("the stream brought seq 4 where 3 was due");
  });

  it("has a gap where the stream brought an event twice, or two in the wrong order", () => {
    const [created, first, second] = arrived.seen;
    if (!created || !first || !second) throw new Error("unreachable: there are five events");
    const twice = [created, first, first, ...arrived.seen.slice(2)];
    const swapped = [created, second, first, ...arrived.seen.slice(3)];
    for (const seen of [twice, swapped]) {
      expect(judgeConversation(dialogue, { ...arrived, seen }).gap).to.match(/^the stream brought seq \d where \d/);
    }
  });

  it("has a gap where the stream or the log stops before the head", () => {
    const short = arrived.events.slice(0, -1);
    const { gap } = judgeConversation(dialogue, { ...arrived, seen: short });
    expect(gap).to.equal("the stream ends at seq 4, the head is at 5");
    expect(judgeConversation(dialogue, { ...arrived, events: short }).gap).to.match(/^the log ends at seq 4/);
  });

  it("has a gap where stream and log tell of different events", () => {
    const seen = arrived.seen.map((event) => (event.seq === 5 ? eventWith(5, "conversation.changed") : event));
    const { gap } = judgeConversation(dialogue, { ...arrived, seen });
    expect(gap).to.equal("the stream brought other events than the log holds");
  });

  it("has a gap where the events do not add up to the conversation", () => {
    const conversation: Conversation = { ...arrived.conversation, state: "closed" };
    const { gap } = judgeConversation(dialogue, { ...arrived, conversation });
    expect(gap).to.equal("the events do not add up to the conversation");
  });

  it("differs where a message is lost, doubled, or another", () => {
    const lost = arrived.messages.slice(0, -1);
    const doubled = [...arrived.messages, messageWith({ role: "bot", text: "Open." })];
    const other = arrived.messages.map((message) => (message.role === "bot" ? { ...message, text: "Shut." } : message));
    expect(judgeConversation(dialogue, { ...arrived, messages: lost }).difference).to.match(
      /^turn 3 is stored as undef/,
    );
    expect(judgeConversation(dialogue, { ...arrived, messages: doubled }).difference).to.match(
      /^5 messages are stored/,
    );
    expect(judgeConversation(dialogue, { ...arrived, messages: other }).difference).to.match(/^turn 1 is stored.*Shut/);
  });

  it("differs where the right words were seen from the wrong side", () => {
    const turned = evidenceOf([
      ["customer", "Café?"],
      ["customer", "Open."],
      ["customer", "ok"],
      ["customer", "ok"],
    ]);
    expect(judgeConversation(dialogue, turned).difference).to.match(/^turn 1 is seen as/);
  });
});
