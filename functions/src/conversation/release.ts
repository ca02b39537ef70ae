import { mustHold, visible } from "./access.ts";
import type { Decision } from "./Decision.ts";
import type { Head } from "./Head.ts";
import { actorOf, type Principal } from "./Principal.ts";
import { planOf, unchanged } from "./record.ts";
import { entering, transition } from "./transition.ts";

/** Back to the bot, or into the queue at its end. Where it already is: nothing changes. */
export function release(principal: Principal, to: "bot" | "queue"): Decision<Head> {
  return ({ head: found, now }) => {
    const head = visible(found, principal);
    const state = transition(to === "bot" ? "releaseToBot" : "releaseToQueue", head);
    if (state === head.state) return unchanged(head, head);
    mustHold(head, principal);
    return planOf(head, {
      type: "conversation.changed",
      actor: actorOf(principal),
      patch: entering(state, head, now),
      action: "release",
      now,
    });
  };
}
