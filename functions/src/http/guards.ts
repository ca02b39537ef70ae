import { Fault } from "@hearth/contract";
import type { MiddlewareHandler } from "hono";
import type { Backend } from "../backend.ts";
import { maySee, mayWrite, visible } from "../conversation/access.ts";
import type { Principal } from "../conversation/Principal.ts";
import type { Door } from "../log/ConversationReader.ts";
import type { Env } from "./router.ts";

type Role = Principal["role"];

const everyone: readonly Role[] = ["customer", "bot", "operator", "admin"];

/** A route's callers: who proves to be one of these roles, and the same for readers of the OpenAPI document. */
export type Callers = { middleware: MiddlewareHandler<Env>; "x-roles": readonly Role[] };

/** Lets in these roles; without any named, everyone who proves to be someone. */
export function only(backend: Backend, ...named: Role[]): Callers {
  const roles = named.length === 0 ? everyone : named;
  return {
    "x-roles": roles,
    middleware: async (context, next) => {
      const session = await backend.authenticator.authenticate(context.req.header("Authorization"));
      await backend.appCheck.check(session.principal, context.req.header("X-Firebase-AppCheck"));
      if (!roles.includes(session.principal.role)) throw new Fault("forbidden");
      context.set("session", session);
      await next();
    },
  };
}

/** Ends with 404 unless the caller may see the conversation. 1 read, where nobody here looked in the last 30 s. */
export async function mustSee({ reader }: Backend, principal: Principal, conversationId: string): Promise<Door> {
  const known = reader.doorOf(conversationId);
  // Nobody is turned away by memory: it may have become the caller's since.
  if (known !== undefined && maySee(known.customerId, principal)) return known;
  const { customer, blocked } = visible(await reader.head(conversationId), principal);
  return { customerId: customer.id, blocked };
}

/** The same for what is more than looking: ends with 403 for who is blocked. */
export async function mustWrite(backend: Backend, principal: Principal, conversationId: string): Promise<void> {
  mayWrite(await mustSee(backend, principal, conversationId), principal);
}
