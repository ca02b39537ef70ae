import { Fault } from "@hearth/contract";
import { visible } from "./access.ts";
import type { Decision } from "./Decision.ts";
import type { Head } from "./Head.ts";
import { actorOf, type Principal, sideOf } from "./Principal.ts";
import { planOf, unchanged } from "./record.ts";
import { afterReading } from "./unread.ts";

/** Everything up to `seq` was read by the caller's side. It never moves back. */
export function markRead(principal: Principal, seq: number): Decision<Head> {
  return ({ head: found, now }) => {
    const head = visible(found, principal);
    if (seq > head.seq) {
      throw new Fault("invalid_request", {
        errors: [{ path: "seq", message: `lies in the future; the head is at ${head.seq}` }],
      });
    }
    const side = sideOf(principal);
    if (seq <= head.read[side]) return unchanged(head, head);
    const patch = { read: { ...head.read, [side]: seq }, ...afterReading(head, side, seq) };
    return planOf(head, { type: "read.changed", actor: actorOf(principal), patch, now });
  };
}
