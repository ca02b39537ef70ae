import { messageIdOf, type Verdict } from "@hearth/contract";
import { expect } from "chai";
import { messageWith } from "../../contract/test/arbitraries.ts";
import type { DialoguePlan } from "../replay/planReplay.ts";
import { sendDialogue } from "../replay/sendDialogue.ts";

const plan: DialoguePlan = {
  dialogue: {
    id: "1",
    turns: [
      { speaker: "customer", text: "hello" },
      { speaker: "bot", text: "hello, you" },
      { speaker: "customer", text: "bye" },
    ],
  },
  late: [
    [],
    [{ turn: 0, way: "api" }],
    [],
    [
      { turn: 2, way: "incoming" },
      { turn: 1, way: "api" },
    ],
  ],
};

const idOf = (clientId: string) => messageIdOf("c1", { clientId });

/** A Hearth that notes what it is sent; what it answers to repeats can be set. */
function hearth(answers: { recognises?: boolean; verdict?: Verdict } = {}) {
  const { recognises = true } = answers;
  const received: string[] = [];
  const known = new Set<string>();
  let sends = 0;
  return {
    received,
    sends: () => sends,
    conversing: {
      conversationId: "c1",
      tokens: { customer: "C", bot: "B" },
      onSent: () => {
        sends += 1;
      },
      api: {
        send: async (token: string, _: string, { clientId, text }: { clientId: string; text: string }) => {
          received.push(`${token} ${clientId} ${text}`);
          const duplicate = known.has(clientId) && recognises;
          known.add(clientId);
          return { message: messageWith({ id: idOf(clientId) }), duplicate };
        },
      },
      incoming: {
        write: async ({ clientId, text }: { clientId: string; text: string }) => {
          received.push(`incoming ${clientId} ${text}`);
        },
        verdict: async () => ("verdict" in answers ? answers.verdict : duplicateOf("turn-2")),
      },
    },
  };
}

const duplicateOf = (clientId: string): Verdict => ({ status: "duplicate", messageId: idOf(clientId) });

describe("Saying a dialogue", () => {
  it("says the turns in order, each as its speaker, and the repeats with their first one's id when it is their time", async () => {
    const { received, sends, conversing } = hearth();
    const { timings, mistakes } = await sendDialogue(plan, conversing);
    expect(received).to.deep.equal([
      "C turn-0 hello",
      "B turn-1 hello, you",
      "C turn-0 hello",
      "C turn-2 bye",
      "incoming turn-2 bye",
      "B turn-1 hello, you",
    ]);
    expect(sends()).to.equal(6);
    expect(mistakes).to.deep.equal([]);
    expect(timings.map(({ clientId }) => clientId)).to.deep.equal(["turn-0", "turn-1", "turn-2"]);
  });

  it("finds out where the API takes a repeat for a new message", async () => {
    const { mistakes } = await sendDialogue(plan, hearth({ recognises: false }).conversing);
    expect(mistakes).to.have.length(2);
    expect(mistakes[0]).to.match(/^turn-0 again by the API/);
  });

  it("finds out where incoming accepts a repeat, refuses it, takes it for another's, or says nothing", async () => {
    const verdicts: (Verdict | undefined)[] = [
      { status: "accepted", messageId: idOf("turn-2"), seq: 9 },
      { status: "rejected", code: "expired", detail: "" },
      duplicateOf("turn-0"),
      undefined,
    ];
    for (const verdict of verdicts) {
      const { mistakes } = await sendDialogue(plan, hearth({ verdict }).conversing);
      expect(mistakes).to.have.length(1);
      expect(mistakes[0]).to.match(/^turn-2 again by incoming: /);
    }
  });
});
