import type { ChangeEvent } from "@hearth/contract";
import { expect } from "chai";
import { changeOf } from "../../src/thread/Change.ts";
import { spanToAsk } from "../../src/thread/spanToAsk.ts";
import { conversationOf, eventOf } from "./support/eventOf.ts";

const olga = { id: "olga", name: "Olga" };
const omar = { id: "omar", name: "Omar" };
const actors = {
  olga: { ...olga, role: "operator" },
  omar: { ...omar, role: "operator" },
  ada: { id: "ada", name: "Ada", role: "customer" },
  system: { id: "system", name: "", role: "system" },
} as const;

type Stand = Pick<ChangeEvent["conversation"], "state" | "operator">;

const bot: Stand = { state: "bot", operator: null };
const waiting: Stand = { state: "waiting", operator: null };
const olgas: Stand = { state: "assigned", operator: olga };
const omars: Stand = { state: "assigned", operator: omar };
const closed: Stand = { state: "closed", operator: olga };

function lineOf(before: Stand, after: Stand, actor: keyof typeof actors, reason?: string) {
  const event = eventOf(conversationOf(7, after), actors[actor]);
  return changeOf(before, reason === undefined ? event : { ...event, reason });
}

describe("changeOf", () => {
  const lines: [Stand, Stand, keyof typeof actors, string][] = [
    [waiting, olgas, "olga", "tookOver"],
    [omars, olgas, "olga", "tookOver"],
    [waiting, olgas, "system", "given"],
    [olgas, omars, "olga", "transferred"],
    [olgas, waiting, "olga", "releasedToQueue"],
    [olgas, bot, "olga", "releasedToBot"],
    [bot, waiting, "ada", "handedOff"],
    [olgas, closed, "olga", "ended"],
    [closed, bot, "ada", "reopened"],
  ];
  for (const [before, after, actor, what] of lines) {
    it(`${before.state} to ${after.state} by ${actor}: ${what}`, () => {
      expect(lineOf(before, after, actor)).to.include({ seq: 7, what });
    });
  }

  it("keeps why it was closed", () => {
    expect(lineOf(olgas, closed, "olga", "solved")).to.include({ reason: "solved" });
  });

  it("is silent where neither state nor holder changed", () => {
    expect(lineOf(olgas, olgas, "ada")).to.equal(null);
  });
});

describe("spanToAsk", () => {
  const messages = (...seqs: number[]) => seqs.map((seq) => ({ seq }));

  it("asks nothing where each seq is a message", () => {
    expect(spanToAsk({ from: 2, to: 5 }, messages(2, 3, 4, 5))).to.equal(null);
  });

  it("asks from the message before the first gap to the one after the last", () => {
    expect(spanToAsk({ from: 2, to: 12 }, messages(2, 3, 4, 6, 8, 9, 10, 11, 12))).to.deep.equal({ from: 4, to: 8 });
  });

  it("does not ask for more than the span", () => {
    expect(spanToAsk({ from: 2, to: 5 }, messages(2, 3))).to.deep.equal({ from: 3, to: 5 });
  });
});
