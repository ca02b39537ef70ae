import type { FaultCode, State } from "@hearth/contract";

/**
 * The state machine, whole: for every call and every state, the next state or the fault. Who may make the
 * call is decided before and by `mustHold`, and calls that never touch the state (edit, read, labels …) are not here.
 */
export const transitions = {
  customerMessage: { bot: "bot", waiting: "waiting", assigned: "assigned", closed: "bot" },
  botMessage: { bot: "bot", waiting: "waiting", assigned: "conversation_taken", closed: "conversation_closed" },
  operatorMessage: {
    bot: "invalid_state",
    waiting: "invalid_state",
    assigned: "assigned",
    closed: "conversation_closed",
  },
  note: { bot: "bot", waiting: "waiting", assigned: "assigned", closed: "closed" },
  handoff: { bot: "waiting", waiting: "waiting", assigned: "conversation_taken", closed: "conversation_closed" },
  takeover: { bot: "assigned", waiting: "assigned", assigned: "assigned", closed: "conversation_closed" },
  releaseToBot: { bot: "bot", waiting: "invalid_state", assigned: "bot", closed: "conversation_closed" },
  releaseToQueue: { bot: "invalid_state", waiting: "waiting", assigned: "waiting", closed: "conversation_closed" },
  transfer: { bot: "invalid_state", waiting: "invalid_state", assigned: "assigned", closed: "conversation_closed" },
  close: { bot: "closed", waiting: "closed", assigned: "closed", closed: "closed" },
  rate: { bot: "invalid_state", waiting: "invalid_state", assigned: "invalid_state", closed: "closed" },
} as const satisfies Record<string, Record<State, State | FaultCode>>;

export type Call = keyof typeof transitions;
