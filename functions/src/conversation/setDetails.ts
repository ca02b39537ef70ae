import { isDeepStrictEqual } from "node:util";
import { Fault, type UpdateConversation } from "@hearth/contract";
import { visible } from "./access.ts";
import type { Decision } from "./Decision.ts";
import type { Head } from "./Head.ts";
import { actorOf, type Principal } from "./Principal.ts";
import { planOf, unchanged } from "./record.ts";
import { searchTokens } from "./search.ts";

/**
 * What our side knows of the customer, and how it finds its mood. What is already so changes nothing. Throws
 * `forbidden` for a customer, and for a bot that would change who the customer is.
 */
export function setDetails(principal: Principal, details: UpdateConversation): Decision<Head> {
  return ({ head: found, now }) => {
    const head = visible(found, principal);
    const mayNotName = principal.role === "bot" && details.customer !== undefined;
    if (principal.role === "customer" || mayNotName) throw new Fault("forbidden");
    const customer = withDetails(head.customer, details.customer ?? {});
    const sentiment = details.sentiment === undefined ? head.sentiment : details.sentiment;
    if (sentiment === head.sentiment && isDeepStrictEqual(customer, head.customer)) return unchanged(head, head);
    const patch = { customer, sentiment, searchTokens: searchTokens(customer) };
    return planOf(head, { type: "conversation.changed", actor: actorOf(principal), patch, now });
  };
}

/** Null takes a detail away. What our side puts in place of the site's word is no longer the site's. */
function withDetails(customer: Head["customer"], details: UpdateConversation["customer"] & {}): Head["customer"] {
  const { id, channel, verified, ...known } = customer;
  const { name, email, phone, locale } = { ...known, ...details };
  const isSitesWord = (name ?? undefined) === customer.name && (email ?? undefined) === customer.email;
  return {
    id,
    ...(typeof name === "string" && { name }),
    ...(typeof email === "string" && { email }),
    ...(typeof phone === "string" && { phone }),
    ...(typeof locale === "string" && { locale }),
    channel,
    ...(verified !== undefined && isSitesWord && { verified }),
  };
}
