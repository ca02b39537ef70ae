import { visible } from "./access.ts";
import type { Decision } from "./Decision.ts";
import type { Head } from "./Head.ts";
import { actorOf, type Principal } from "./Principal.ts";
import { planOf, unchanged } from "./record.ts";
import { entering, taken, transition } from "./transition.ts";

/**
 * The caller becomes its operator. Held by someone else: `conversation_taken`, unless `from` names exactly
 * that one, so that two who take it from a third cannot both win. Held by the caller: nothing changes.
 */
export function takeOver(principal: Principal, from: string | undefined): Decision<Head> {
  return ({ head: found, now }) => {
    const head = visible(found, principal);
    const state = transition("takeover", head);
    if (head.state === "assigned") {
      if (head.operator?.id === principal.id) return unchanged(head, head);
      if (head.operator?.id !== from) throw taken(head);
    }
    const operator = { id: principal.id, name: principal.name };
    const patch = { ...entering(state, head, now), operator };
    return planOf(head, { type: "conversation.changed", actor: actorOf(principal), patch, action: "takeover", now });
  };
}
