import { isFaultCode, type State, states } from "@hearth/contract";
import { expect } from "chai";
import { appendMessage } from "../../../src/conversation/appendMessage.ts";
import { close } from "../../../src/conversation/close.ts";
import type { Decision } from "../../../src/conversation/Decision.ts";
import type { Head } from "../../../src/conversation/Head.ts";
import { handOff } from "../../../src/conversation/handOff.ts";
import type { Principal } from "../../../src/conversation/Principal.ts";
import { rate } from "../../../src/conversation/rate.ts";
import { release } from "../../../src/conversation/release.ts";
import { takeOver } from "../../../src/conversation/takeOver.ts";
import { transfer } from "../../../src/conversation/transfer.ts";
import { type Call, transitions } from "../../../src/conversation/transitions.ts";
import { appendOf } from "../../support/appendOf.ts";
import { decided, refusal, refusalCode } from "../../support/decided.ts";
import { after, headWith, noon } from "../../support/headWith.ts";
import { people } from "../../support/people.ts";

const { ada, bot, dana } = people;

/** As it is meant to be: a line for each call, a column for each state, in it the next state or the fault. */
const drawn = `
                 bot            waiting        assigned            closed
customerMessage  bot            waiting        assigned            bot
botMessage       bot            waiting        conversation_taken  conversation_closed
operatorMessage  invalid_state  invalid_state  assigned            conversation_closed
note             bot            waiting        assigned            closed
handoff          waiting        waiting        conversation_taken  conversation_closed
takeover         assigned       assigned       assigned            conversation_closed
releaseToBot     bot            invalid_state  bot                 conversation_closed
releaseToQueue   invalid_state  waiting        waiting             conversation_closed
transfer         invalid_state  invalid_state  assigned            conversation_closed
close            closed         closed         closed              closed
rate             invalid_state  invalid_state  invalid_state       closed
`;

type Cell = { call: string; state: State; outcome: string };

const cells: Cell[] = drawn
  .trim()
  .split("\n")
  .slice(1)
  .flatMap((line) => {
    const [call = "", ...outcomes] = line.split(/\s+/);
    return states.map((state, index) => ({ call, state, outcome: outcomes[index] ?? "" }));
  });

const send = (principal: Principal, visibility: "public" | "internal" = "public"): Decision<unknown> =>
  appendMessage(appendOf(principal, { text: "hello", visibility }));

/** Each call, made by someone whom nothing but the state could hold back. */
const calls = new Map<string, Decision<unknown>>(
  Object.entries({
    customerMessage: send(ada),
    botMessage: send(bot),
    operatorMessage: send(dana),
    note: send(dana, "internal"),
    handoff: handOff(ada),
    takeover: takeOver(dana, undefined),
    releaseToBot: release(dana, "bot"),
    releaseToQueue: release(dana, "queue"),
    transfer: transfer(dana, { id: "omar", name: "Omar" }),
    close: close(dana, undefined),
    rate: rate(ada, 5, ""),
  } satisfies Record<Call, Decision<unknown>>),
);

/** A conversation in that state; Dana has it, or had it when it was closed. */
function headIn(state: State): Head {
  const operator = state === "assigned" || state === "closed" ? { id: dana.id, name: dana.name } : null;
  return headWith({
    seq: 5,
    state,
    operator,
    waitingSince: state === "waiting" ? noon : null,
    closedAt: state === "closed" ? noon : null,
  });
}

describe("the state machine", () => {
  it("is the table", () => {
    const table = Object.entries(transitions).flatMap(([call, row]) =>
      Object.entries(row).map(([state, outcome]) => ({ call, state, outcome })),
    );
    expect(table).to.have.deep.members(cells);
    expect(table).to.have.lengthOf(11 * 4);
  });

  describe("is what the calls do:", () => {
    for (const { call, state, outcome } of cells) {
      it(`${call} while ${state}: ${outcome}`, () => {
        const decision = calls.get(call) ?? expect.fail(`nobody makes ${call}`);
        const situation = { head: headIn(state), now: after(1_000) };
        if (isFaultCode(outcome)) {
          expect(refusalCode(decision, situation)).to.equal(outcome);
        } else {
          expect(decided(decision, situation).head.state).to.equal(outcome);
        }
      });
    }
  });

  describe("leaves behind", () => {
    const now = after(1_000);
    const fields = ({ state, operator, waitingSince, closedAt }: Head) => [state, operator?.id, waitingSince, closedAt];

    const cases: [string, Decision<unknown>, State, ReturnType<typeof fields>][] = [
      ["a handoff: since when it waits", handOff(ada), "bot", ["waiting", undefined, now, null]],
      ["a handoff while waiting: the place in the queue", handOff(ada), "waiting", ["waiting", undefined, noon, null]],
      ["a takeover: nobody waits any more", takeOver(dana, undefined), "waiting", ["assigned", "dana", null, null]],
      ["a release to the queue: it waits anew", release(dana, "queue"), "assigned", ["waiting", undefined, now, null]],
      ["a release to the bot: nobody has it", release(dana, "bot"), "assigned", ["bot", undefined, null, null]],
      [
        "a transfer: the other one has it",
        transfer(dana, { id: "omar", name: "Omar" }),
        "assigned",
        ["assigned", "omar", null, null],
      ],
      ["a close: when, and who had it", close(dana, undefined), "assigned", ["closed", "dana", null, now]],
      [
        "a close while waiting: nobody waits any more",
        close(dana, undefined),
        "waiting",
        ["closed", undefined, null, now],
      ],
      ["a close of what is closed: when it was", close(dana, undefined), "closed", ["closed", "dana", null, noon]],
      ["a customer's message to what is closed: the bot, anew", send(ada), "closed", ["bot", undefined, null, null]],
      ["a note in what is closed: nothing", send(dana, "internal"), "closed", ["closed", "dana", null, noon]],
      ["a customer's message: the place in the queue", send(ada), "waiting", ["waiting", undefined, noon, null]],
    ];
    for (const [name, decision, state, expected] of cases) {
      it(name, () => {
        expect(fields(decided(decision, { head: headIn(state), now }).head)).to.deep.equal(expected);
      });
    }
  });

  it("says who has the conversation when that is why", () => {
    const fault = refusal(send(bot), { head: headIn("assigned") });
    expect(fault?.details.operator).to.deep.equal({ id: "dana", name: "Dana" });
  });
});
