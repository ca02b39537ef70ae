import { Fault, isFaultCode, type State } from "@hearth/contract";
import type { Head } from "./Head.ts";
import { type Call, transitions } from "./transitions.ts";

/** The state after this call. Throws the table's fault, saying who has the conversation where someone does. */
export function transition(call: Call, head: Head): State {
  const outcome = transitions[call][head.state];
  if (!isFaultCode(outcome)) return outcome;
  if (outcome === "conversation_taken") throw taken(head);
  throw new Fault(outcome, { detail: `The conversation is ${head.state}; ${call} is not possible.` });
}

export function taken(head: Head): Fault {
  return new Fault("conversation_taken", head.operator === null ? {} : { operator: head.operator });
}

/** Fields that follow from the state alone. */
export function entering(state: State, head: Head, now: Date): Partial<Head> {
  if (state === head.state) return {};
  return {
    state,
    waitingSince: state === "waiting" ? now : null,
    closedAt: state === "closed" ? now : null,
    operator: state === "assigned" || state === "closed" ? head.operator : null,
  };
}
