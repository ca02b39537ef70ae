import { Fault } from "@hearth/contract";
import type { Identified } from "../auth/identified.ts";
import type { Decision } from "./Decision.ts";
import type { Head } from "./Head.ts";
import { planOf, unchanged } from "./record.ts";
import { searchTokens } from "./search.ts";
import { systemActor } from "./systemActor.ts";

/**
 * The conversation of a customer whom nobody knew, as the one of who it turned out to be. Its state, its operator and
 * what was said stay as they are; the name and the address are from here on what the site vouches for, and `from` finds
 * it no more. Given already, nothing changes; who is blocked is blocked in this one, too.
 */
export function giveTo(from: string, { id, ...known }: Identified, blocked: boolean): Decision<Head> {
  return ({ head, now }) => {
    if (head?.customer.id === id) return unchanged(head, head);
    if (head?.customer.id !== from) throw new Fault("not_found");
    const { name: _, email: __, ...rest } = head.customer;
    const customer = { ...rest, ...known, id, verified: true };
    const patch = { customer, searchTokens: searchTokens(customer), blocked: head.blocked || blocked };
    return planOf(head, { type: "conversation.changed", actor: systemActor, patch, action: "identify", now });
  };
}
