import { isFaultCode, states } from "@hearth/contract";
import { type Call, transitions } from "../../functions/src/conversation/transitions.ts";
import { table } from "./table.ts";

const names: Readonly<Record<Call, string>> = {
  customerMessage: "the customer writes",
  botMessage: "the bot writes",
  operatorMessage: "an operator writes",
  note: "an internal note",
  handoff: "`handoff`",
  takeover: "`takeover`",
  releaseToBot: "`release` to the bot",
  releaseToQueue: "`release` to the queue",
  transfer: "`transfer`",
  close: "`close`",
  rate: "`rating`",
};

/** The state machine: for each call in each state, the next state in bold, or the problem's code. */
export function describeTransitions(): string {
  const rows = Object.entries(names).map(([call, name]) => {
    const outcomes = new Map<string, Readonly<Record<string, string>>>(Object.entries(transitions)).get(call) ?? {};
    return [name, ...states.map((state) => outcomeOf(outcomes[state] ?? ""))];
  });
  return table(["", ...states.map((state) => `in \`${state}\``)], rows);
}

function outcomeOf(outcome: string): string {
  return isFaultCode(outcome) ? `\`${outcome}\`` : `**${outcome}**`;
}
