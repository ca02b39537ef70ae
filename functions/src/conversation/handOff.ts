import { writable } from "./access.ts";
import type { Decision } from "./Decision.ts";
import type { Head } from "./Head.ts";
import { actorOf, type Principal } from "./Principal.ts";
import { planOf, unchanged } from "./record.ts";
import { entering, transition } from "./transition.ts";

/** From the bot into the queue. Waiting already: nothing changes, the place in the queue least of all. */
export function handOff(principal: Principal): Decision<Head> {
  return ({ head: found, now }) => {
    const head = writable(found, principal);
    const state = transition("handoff", head);
    if (state === head.state) return unchanged(head, head);
    return planOf(head, {
      type: "conversation.changed",
      actor: actorOf(principal),
      patch: entering(state, head, now),
      now,
    });
  };
}
