import { Fault } from "@hearth/contract";
import type { Decision } from "./Decision.ts";
import type { Head } from "./Head.ts";
import { planOf, unchanged } from "./record.ts";
import { systemActor } from "./systemActor.ts";
import { entering } from "./transition.ts";

/**
 * Gives it to this operator. Where it does not wait any more somebody was faster, and after `until` the place kept
 * for it may be another's: then nothing changes.
 */
export function assign(operator: { id: string; name: string }, until: Date): Decision<Head> {
  return ({ head, now }) => {
    if (head === null) throw new Fault("not_found");
    if (head.state !== "waiting" || now > until) return unchanged(head, head);
    const patch = { ...entering("assigned", head, now), operator };
    return planOf(head, { type: "conversation.changed", actor: systemActor, patch, action: "takeover", now });
  };
}
