import { Fault } from "@hearth/contract";
import type { Head } from "./Head.ts";
import type { Principal } from "./Principal.ts";
import { taken } from "./transition.ts";

/** The head, for whoever may see it. Another's conversation is as absent as one that never was. */
export function visible(head: Head | null, principal: Principal): Head {
  if (head === null || !maySee(head.customer.id, principal)) throw new Fault("not_found");
  return head;
}

/** The head, for whoever may do something in it. Who is blocked may read, and mark as read. */
export function writable(head: Head | null, principal: Principal): Head {
  const seen = visible(head, principal);
  mayWrite(seen, principal);
  return seen;
}

export function mayWrite({ blocked }: Pick<Head, "blocked">, principal: Principal): void {
  if (blocked && principal.role === "customer") throw new Fault("forbidden");
}

export function maySee(customerId: string, principal: Principal): boolean {
  return principal.role !== "customer" || principal.id === customerId;
}

/** While an operator has the conversation, nobody but it and an admin acts on it for our side. */
export function mustHold(head: Head, principal: Principal): void {
  if (head.state !== "assigned" || principal.role === "admin" || principal.role === "customer") return;
  if (head.operator?.id !== principal.id) throw taken(head);
}
