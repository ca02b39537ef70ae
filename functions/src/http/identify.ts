import { Fault, identifySchema, identitySchema } from "@hearth/contract";
import { createRoute } from "@hono/zod-openapi";
import { type Identified, identified } from "../auth/identified.ts";
import type { Backend } from "../backend.ts";
import { giveTo } from "../conversation/giveTo.ts";
import { only } from "./guards.ts";
import { bodyFaults, json, jsonBody, problems } from "./responses.ts";
import { createRouter } from "./router.ts";

/** Conversations given over at a time. */
const together = 20;

export function identify(backend: Backend) {
  const { log, reader, clock, doorkeeper, identityKeys } = backend;

  const route = createRoute({
    method: "post",
    path: "/identify",
    operationId: "identify",
    summary: "Become the customer whom the site's server vouches for, and bring along what was said before",
    ...only(backend, "customer"),
    request: { body: jsonBody(identifySchema) },
    responses: {
      200: json(identitySchema, "Who you are, and the token to sign in with"),
      ...problems(...bodyFaults, "forbidden"),
    },
  });

  return createRouter().openapi(route, async (context) => {
    const { principal } = context.get("session");
    doorkeeper.issue(principal.id);
    const customer = identified(context.req.valid("json"), identityKeys, clock());
    // Who signs out as one and in as another keeps the two apart: nobody's conversations go from one to the other.
    if (principal.identity === undefined) await bringAlong(principal.id, customer);
    const { id, ...identity } = customer;
    const { auth } = await import("../auth/firebaseAuth.ts");
    return context.json({ customerId: id, token: await auth().createCustomToken(id, { identity }) }, 200);
  });

  /** All that is `from`'s; asked for again, or by two devices at once, each is given once. */
  async function bringAlong(from: string, customer: Identified): Promise<void> {
    const [latest] = await reader.conversationsOf(customer.id, { limit: 1 });
    for (;;) {
      const own = await reader.conversationsOf(from, { limit: together });
      if (own.length === 0) return;
      // Nobody signs in to be rid of a block.
      if (own[0]?.blocked) throw new Fault("forbidden");
      const gift = giveTo(from, customer, latest?.blocked ?? false);
      await Promise.all(own.map(({ id }) => log.append(id, gift)));
    }
  }
}
