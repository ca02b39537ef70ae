import { conversationSchema, conversationsPageSchema, createConversationSchema, digest, Fault } from "@hearth/contract";
import { createRoute } from "@hono/zod-openapi";
import type { Backend } from "../backend.ts";
import { maxConversationsPerHour } from "../config.ts";
import { visible } from "../conversation/access.ts";
import { mayBegin } from "../conversation/mayBegin.ts";
import type { Principal } from "../conversation/Principal.ts";
import { setBlocked } from "../conversation/setBlocked.ts";
import { type Started, startConversation } from "../conversation/startConversation.ts";
import { systemActor } from "../conversation/systemActor.ts";
import { audienceOf, conversationOf } from "../conversation/wire.ts";
import { conversationsOf, conversationsSchema } from "./conversationsOf.ts";
import { only } from "./guards.ts";
import { messageIdFor } from "./messages.ts";
import { conversationParams } from "./params.ts";
import { bodyFaults, json, jsonBody, problems } from "./responses.ts";
import { createRouter } from "./router.ts";

/** Enough to find the open one among a customer's latest, and to count those of the last hour. */
const lookedThrough = maxConversationsPerHour;

export function conversations(backend: Backend) {
  const { log, reader, config, clock, newId } = backend;

  const create = createRoute({
    method: "post",
    path: "/conversations",
    operationId: "createConversation",
    summary: "Start a conversation, or get the open one",
    ...only(backend, "customer"),
    request: { body: jsonBody(createConversationSchema) },
    responses: {
      200: json(conversationSchema, "The customer's open conversation"),
      201: json(conversationSchema, "A new conversation"),
      ...problems(...bodyFaults, "forbidden", "idempotency_conflict"),
    },
  });

  const listMine = createRoute({
    method: "get",
    path: "/conversations/mine",
    operationId: "listMyConversations",
    summary: "The caller's own conversations, the youngest first",
    ...only(backend, "customer"),
    request: { query: conversationsPageSchema },
    responses: { 200: json(conversationsSchema, "A page of conversations"), ...problems("forbidden") },
  });

  const get = createRoute({
    method: "get",
    path: "/conversations/{id}",
    operationId: "getConversation",
    summary: "One conversation",
    ...only(backend),
    request: { params: conversationParams },
    responses: { 200: json(conversationSchema, "The conversation"), ...problems("not_found") },
  });

  return createRouter()
    .openapi(create, async (context) => {
      const { principal } = context.get("session");
      const { customer, message } = context.req.valid("json");
      const place = await placeFor(principal);
      const { before } = place;
      const { head, created } = await begin(place.conversationId, 0);
      // Blocked while this was on its way: see blockCustomer.ts.
      if (created && before !== undefined && (await reader.head(before))?.blocked) {
        await log.append(head.id, setBlocked({ blocked: true, actor: systemActor }));
        throw new Fault("forbidden");
      }
      return context.json(conversationOf(head, "customer"), created ? 201 : 200);

      /** There, or, if the one of that id was given to whom this customer was identified as, at the next. */
      async function begin(conversationId: string, given: number): Promise<Started> {
        const messageId = message && messageIdFor(conversationId, message, newId);
        const first = message && messageId ? { principal, messageId, input: message, via: "api" as const } : undefined;
        const start = { conversationId, epoch: newId(), principal, profile: customer, first };
        try {
          return await log.append(conversationId, startConversation(start));
        } catch (failure) {
          const isGiven = failure instanceof Fault && failure.code === "not_found" && given < lookedThrough;
          if (!isGiven) throw failure;
          return begin(nextIdOf(principal, conversationId), given + 1);
        }
      }
    })
    .openapi(listMine, async (context) => {
      const { principal } = context.get("session");
      const query = context.req.valid("query");
      return context.json(await conversationsOf(reader, principal.id, query, "customer"), 200);
    })
    .openapi(get, async (context) => {
      const { principal } = context.get("session");
      const { id } = context.req.valid("param");
      const head = visible(await reader.head(id), principal);
      return context.json(conversationOf(head, audienceOf(principal)), 200);
    });

  /**
   * The open conversation's id, else the next one's. That is made from the one before, so that two calls at
   * once come to the same id and only one of them creates it.
   */
  async function placeFor({ id }: Principal): Promise<{ conversationId: string; before?: string | undefined }> {
    const latest = await reader.conversationsOf(id, { limit: lookedThrough });
    const open = latest.find(({ state }) => state !== "closed");
    if (open !== undefined) return { conversationId: open.id };
    mayBegin(latest, clock(), config.HEARTH_CONVERSATIONS_PER_HOUR);
    const before = latest[0]?.id;
    return { conversationId: nextIdOf({ id }, before ?? ""), before };
  }
}

function nextIdOf({ id }: Pick<Principal, "id">, before: string): string {
  return digest(["conversation", id, before]);
}
