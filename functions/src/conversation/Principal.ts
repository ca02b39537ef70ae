import type { Actor, Role } from "@hearth/contract";

/** Who is calling, as its token or API key says. */
export type Principal = {
  id: string;
  role: "customer" | "bot" | "operator" | "admin";
  name: string;
  /** What the site vouches for; only a customer has it, and only one that was identified. */
  identity?: { name?: string | undefined; email?: string | undefined } | undefined;
};

export function actorOf({ id, role, name }: Principal): Actor {
  return { id, role, name };
}

/** On whose behalf this caller's messages speak. */
export function messageRoleOf(principal: Principal): Exclude<Role, "system"> {
  return principal.role === "admin" ? "operator" : principal.role;
}

/** The customer's side of the conversation, or ours: the bot reads and answers for the operators. */
export function sideOf(principal: Principal): "customer" | "operator" {
  return principal.role === "customer" ? "customer" : "operator";
}

/**
 * Whether it is the caller's own. A conversation has one customer, whatever it was called when it wrote: who was
 * identified since goes on as who wrote before.
 */
export function isBy({ author, role }: { author: { id: string }; role: Role }, principal: Principal): boolean {
  return role === messageRoleOf(principal) && (role === "customer" || author.id === principal.id);
}
