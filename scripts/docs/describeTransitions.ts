import { type FaultCode, isFaultCode, type State, states } from "@hearth/contract";
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

type Row = { name: string; outcomes: Readonly<Record<State, State | FaultCode>> };

const named = new Map(Object.entries(names));
const rows: readonly Row[] = Object.entries(transitions).map(([call, outcomes]) => ({
  name: named.get(call) ?? call,
  outcomes,
}));

/** The state machine: for each call in each state, the next state in bold, or the problem's code. */
export function describeTransitions(): string {
  const cell = (outcome: State | FaultCode) => (isFaultCode(outcome) ? `\`${outcome}\`` : `**${outcome}**`);
  return table(
    ["call", ...states.map((state) => `in \`${state}\``)],
    rows.map(({ name, outcomes }) => [name, ...states.map((state) => cell(outcomes[state]))]),
  );
}

/** The same as a picture, in Mermaid: the calls that lead from one state to another. */
export function drawTransitions(): string {
  const steps = rows.flatMap(({ name, outcomes }) =>
    states
      .filter((state) => !isFaultCode(outcomes[state]) && outcomes[state] !== state)
      .map((state) => `  ${state} --> ${outcomes[state]}: ${name.replaceAll("`", "")}`),
  );
  return ["```mermaid", "stateDiagram-v2", "  [*] --> bot", ...steps, "```"].join("\n");
}
