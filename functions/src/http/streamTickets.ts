import { Fault, streamTicketSchema, topicSchema } from "@hearth/contract";
import { createRoute } from "@hono/zod-openapi";
import { issueTicket } from "../auth/streamTickets.ts";
import type { Backend } from "../backend.ts";
import { topicName } from "../relay/topicName.ts";
import { mustSee, only } from "./guards.ts";
import { bodyFaults, json, jsonBody, problems } from "./responses.ts";
import { createRouter } from "./router.ts";

export function streamTickets(backend: Backend) {
  const issue = createRoute({
    method: "post",
    path: "/stream-tickets",
    operationId: "createStreamTicket",
    summary: "A ticket for one connection to a stream, where no header can be sent",
    ...only(backend),
    request: { body: jsonBody(topicSchema) },
    responses: { 201: json(streamTicketSchema, "The ticket"), ...problems(...bodyFaults, "forbidden", "not_found") },
  });

  return createRouter().openapi(issue, async (context) => {
    const session = context.get("session");
    const topic = context.req.valid("json");
    if (topic.conversation !== undefined) await mustSee(backend, session.principal, topic.conversation);
    else if (session.principal.role === "customer") throw new Fault("forbidden");
    backend.doorkeeper.issue(session.principal.id);
    const { ticket, expiresAt } = await issueTicket(backend.db, session, topicName(topic), backend.clock());
    return context.json({ ticket, expiresAt: expiresAt.toISOString() }, 201);
  });
}
