import type { Actor, Role } from "@hearth/contract";

/** Who is calling, as its token or API key says. */
export type Principal = {
  id: string;
  role: "customer" | "bot" | "operator" | "admin";
  name: string;
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
