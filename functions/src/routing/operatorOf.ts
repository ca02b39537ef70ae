import type { Operator } from "@hearth/contract";
import { presenceOf } from "./presenceOf.ts";
import type { Member } from "./readTeam.ts";

/** On the wire. `capacity`: of operators for whom no other was set. */
export function operatorOf({ operator, presence }: Member, capacity: number, now: Date): Operator {
  return {
    capacity,
    ...operator,
    status: presenceOf(operator.status, presence.seenAt, now),
    conversations: presence.held.size,
    updatedAt: operator.updatedAt.toISOString(),
  };
}
