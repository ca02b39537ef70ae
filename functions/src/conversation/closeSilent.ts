import { Fault } from "@hearth/contract";
import type { Decision } from "./Decision.ts";
import type { Head } from "./Head.ts";
import { planOf, unchanged } from "./record.ts";
import { systemActor } from "./systemActor.ts";
import { entering } from "./transition.ts";

/** The end of what nobody has written in for `silence` milliseconds. Where somebody has, nothing changes. */
export function closeSilent(silence: number): Decision<Head> {
  return ({ head, now }) => {
    if (head === null) throw new Fault("not_found");
    const isSilent = now.getTime() - head.lastActivityAt.getTime() >= silence;
    if (head.state === "closed" || !isSilent) return unchanged(head, head);
    return planOf(head, {
      type: "conversation.changed",
      actor: systemActor,
      reason: "silent",
      patch: entering("closed", head, now),
      action: "close",
      now,
    });
  };
}
