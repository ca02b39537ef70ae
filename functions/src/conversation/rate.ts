import { writable } from "./access.ts";
import type { Decision } from "./Decision.ts";
import type { Head } from "./Head.ts";
import { actorOf, type Principal } from "./Principal.ts";
import { planOf, unchanged } from "./record.ts";
import { transition } from "./transition.ts";

/** What the customer thought of it, after the close. The same again changes nothing; another replaces it. */
export function rate(principal: Principal, score: number, comment: string): Decision<Head> {
  return ({ head: found, now }) => {
    const head = writable(found, principal);
    transition("rate", head);
    if (head.rating?.score === score && head.rating.comment === comment) return unchanged(head, head);
    const patch = { rating: { score, comment, at: now } };
    return planOf(head, { type: "conversation.changed", actor: actorOf(principal), patch, now });
  };
}
