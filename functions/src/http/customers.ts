import { blockCustomerSchema, conversationsPageSchema, customerBlockSchema, Fault } from "@hearth/contract";
import { createRoute } from "@hono/zod-openapi";
import type { Backend } from "../backend.ts";
import { actorOf } from "../conversation/Principal.ts";
import { blockCustomer } from "./blockCustomer.ts";
import { conversationsOf, conversationsSchema } from "./conversationsOf.ts";
import { only } from "./guards.ts";
import { customerParams } from "./params.ts";
import { bodyFaults, json, jsonBody, problems } from "./responses.ts";
import { createRouter } from "./router.ts";

export function customers(backend: Backend) {
  const list = createRoute({
    method: "get",
    path: "/customers/{customerId}/conversations",
    operationId: "listCustomerConversations",
    summary: "All that one customer ever began, the youngest first",
    ...only(backend, "operator", "admin"),
    request: { params: customerParams, query: conversationsPageSchema },
    responses: {
      200: json(conversationsSchema, "A page of conversations"),
      ...problems("forbidden", "not_found"),
    },
  });

  const block = createRoute({
    method: "put",
    path: "/customers/{customerId}/block",
    operationId: "blockCustomer",
    summary: "Keep a customer from writing, or let it write again; it may read what is there",
    ...only(backend, "operator", "admin"),
    request: { params: customerParams, body: jsonBody(blockCustomerSchema) },
    responses: {
      200: json(customerBlockSchema, "As it is now"),
      ...problems(...bodyFaults, "forbidden", "not_found"),
    },
  });

  return createRouter()
    .openapi(list, async (context) => {
      const { customerId } = context.req.valid("param");
      const query = context.req.valid("query");
      const page = await conversationsOf(backend.reader, customerId, query, "staff");
      // A customer is known here by its conversations alone.
      if (query.cursor === undefined && page.conversations.length === 0) throw new Fault("not_found");
      return context.json(page, 200);
    })
    .openapi(block, async (context) => {
      const { customerId } = context.req.valid("param");
      const { blocked, reason } = context.req.valid("json");
      const actor = actorOf(context.get("session").principal);
      await blockCustomer(backend, { customerId, blocked, reason, actor });
      return context.json({ id: customerId, blocked }, 200);
    });
}
