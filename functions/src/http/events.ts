import { eventSchema, eventsPageSchema, Fault } from "@hearth/contract";
import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import type { Backend } from "../backend.ts";
import { visible } from "../conversation/access.ts";
import { audienceOf, eventOf } from "../conversation/wire.ts";
import { only } from "./guards.ts";
import { conversationParams } from "./params.ts";
import { json, problems } from "./responses.ts";
import { createRouter } from "./router.ts";

const pageSchema = z.object({ epoch: z.string(), head: z.int(), events: z.array(eventSchema) });

export function events(backend: Backend) {
  const { reader, clock } = backend;

  const list = createRoute({
    method: "get",
    path: "/conversations/{id}/events",
    operationId: "listEvents",
    summary: "The changes after a seq, without a gap; waits for one where asked to",
    ...only(backend),
    request: { params: conversationParams, query: eventsPageSchema },
    responses: { 200: json(pageSchema, "The events"), ...problems("not_found", "cursor_expired") },
  });

  return createRouter().openapi(list, async (context) => {
    const { principal } = context.get("session");
    const { id } = context.req.valid("param");
    const { after, limit, wait } = context.req.valid("query");
    const before = visible(await reader.head(id), principal);
    if (after > before.seq) {
      const message = `lies in the future; the head is at ${before.seq}`;
      throw new Fault("invalid_request", { errors: [{ path: "after", message }] });
    }
    if (after === before.seq && wait > 0) {
      const passed = AbortSignal.timeout(Math.ceil(wait * 1000));
      const signal = AbortSignal.any([context.req.raw.signal, passed]);
      await reader.awaitEvent(id, after, signal);
    }
    const found = await reader.events(id, { after, limit });
    // What is past its time may be half deleted already: a gap there is an end, not an answer.
    const complete = found.every(({ seq, expiresAt }, index) => seq === after + 1 + index && expiresAt > clock());
    if (!complete || (found.length === 0 && after < before.seq)) throw new Fault("cursor_expired");
    const audience = audienceOf(principal);
    const head = Math.max(before.seq, found.at(-1)?.seq ?? 0);
    return context.json({ epoch: before.epoch, head, events: found.map((event) => eventOf(event, audience)) }, 200);
  });
}
