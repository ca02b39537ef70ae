import { isDeepStrictEqual } from "node:util";
import { visible } from "./access.ts";
import type { Decision } from "./Decision.ts";
import type { Head } from "./Head.ts";
import { actorOf, type Principal } from "./Principal.ts";
import { planOf, unchanged } from "./record.ts";

/** The whole set of labels. The set it already has changes nothing. */
export function setLabels(principal: Principal, labels: string[]): Decision<Head> {
  return ({ head: found, now }) => {
    const head = visible(found, principal);
    if (isDeepStrictEqual(labels, head.labels)) return unchanged(head, head);
    return planOf(head, { type: "conversation.changed", actor: actorOf(principal), patch: { labels }, now });
  };
}
