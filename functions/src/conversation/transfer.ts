import { mustHold, visible } from "./access.ts";
import type { Decision } from "./Decision.ts";
import type { Head } from "./Head.ts";
import { actorOf, type Principal } from "./Principal.ts";
import { planOf, unchanged } from "./record.ts";
import { transition } from "./transition.ts";

/** To another operator, who was looked up before. Who has it already keeps it: nothing changes. */
export function transfer(principal: Principal, operator: { id: string; name: string }): Decision<Head> {
  return ({ head: found, now }) => {
    const head = visible(found, principal);
    transition("transfer", head);
    if (head.operator?.id === operator.id) return unchanged(head, head);
    mustHold(head, principal);
    const patch = { operator };
    return planOf(head, { type: "conversation.changed", actor: actorOf(principal), patch, action: "transfer", now });
  };
}
