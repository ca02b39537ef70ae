import { Fault } from "@hearth/contract";
import type { MiddlewareHandler } from "hono";
import type { Backend } from "../backend.ts";
import type { Principal } from "../conversation/Principal.ts";
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
      if (!roles.includes(session.principal.role)) throw new Fault("forbidden");
      context.set("session", session);
      await next();
    },
  };
}

/** Ends with 404 unless the caller may see the conversation. */
export async function mustSee(backend: Backend, principal: Principal, conversationId: string): Promise<void> {
  const known = backend.log.customerOf(conversationId) ?? (await backend.reader.customerOf(conversationId));
  if (known === null || (principal.role === "customer" && known !== principal.id)) throw new Fault("not_found");
}
