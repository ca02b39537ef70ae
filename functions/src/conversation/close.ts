import { mustHold, writable } from "./access.ts";
import type { Decision } from "./Decision.ts";
import type { Head } from "./Head.ts";
import { actorOf, type Principal } from "./Principal.ts";
import { planOf, unchanged } from "./record.ts";
import { entering, transition } from "./transition.ts";

/** The end, until the customer writes again. The operator stays named: it is whom a rating is about. */
export function close(principal: Principal, reason: string | undefined): Decision<Head> {
  return ({ head: found, now }) => {
    const head = writable(found, principal);
    const state = transition("close", head);
    if (state === head.state) return unchanged(head, head);
    mustHold(head, principal);
    const patch = entering(state, head, now);
    return planOf(head, {
      type: "conversation.changed",
      actor: actorOf(principal),
      reason,
      patch,
      action: "close",
      now,
    });
  };
}
