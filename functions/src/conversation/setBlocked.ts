import type { Actor } from "@hearth/contract";
import { Fault } from "@hearth/contract";
import type { Decision } from "./Decision.ts";
import type { Head } from "./Head.ts";
import { planOf, unchanged } from "./record.ts";

export type Blocking = {
  blocked: boolean;
  actor: Actor;
  /** For the audit; left out where the audit is not to tell of it. */
  audited?: { reason?: string | undefined } | undefined;
};

/** Whether the conversation's customer may write in it. */
export function setBlocked({ blocked, actor, audited }: Blocking): Decision<Head> {
  return ({ head, now }) => {
    if (head === null) throw new Fault("not_found");
    if (head.blocked === blocked) return unchanged(head, head);
    const audit = audited && { action: blocked ? ("block" as const) : ("unblock" as const), note: audited.reason };
    return planOf(head, { type: "conversation.changed", actor, patch: { blocked }, ...audit, now });
  };
}
