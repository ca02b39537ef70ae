import {
  editMessageSchema,
  messageIdOf,
  messageKeyOf,
  messageSchema,
  messagesPageSchema,
  type SendMessage,
  sendMessageSchema,
} from "@hearth/contract";
import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import type { Backend } from "../backend.ts";
import { appendMessage } from "../conversation/appendMessage.ts";
import { deleteMessage } from "../conversation/deleteMessage.ts";
import { editMessage } from "../conversation/editMessage.ts";
import { audienceOf, messageOf } from "../conversation/wire.ts";
import { mustSee, only } from "./guards.ts";
import { conversationParams, messageParams } from "./params.ts";
import { bodyFaults, json, jsonBody, problems } from "./responses.ts";
import { createRouter } from "./router.ts";

const sentSchema = z.object({ message: messageSchema, duplicate: z.boolean() });
const listSchema = z.object({
  messages: z.array(messageSchema),
  nextCursor: z
    .int()
    .optional()
    .meta({ description: "The next `after`, or `before`: whichever this page was asked with" }),
});

export function messages(backend: Backend) {
  const { log, reader, newId } = backend;

  const send = createRoute({
    method: "post",
    path: "/conversations/{id}/messages",
    operationId: "sendMessage",
    summary: "Send a message",
    ...only(backend),
    request: { params: conversationParams, body: jsonBody(sendMessageSchema) },
    responses: {
      200: json(sentSchema, "It was there already: the stored message, `duplicate: true`"),
      201: json(sentSchema, "The new message, `duplicate: false`"),
      ...problems(
        ...bodyFaults,
        "forbidden",
        "not_found",
        "idempotency_conflict",
        "conversation_taken",
        "conversation_closed",
        "invalid_state",
      ),
    },
  });

  const list = createRoute({
    method: "get",
    path: "/conversations/{id}/messages",
    operationId: "listMessages",
    summary: "A page of messages, ascending; the newest where neither before nor after is given",
    ...only(backend),
    request: { params: conversationParams, query: messagesPageSchema },
    responses: { 200: json(listSchema, "A page of messages"), ...problems("not_found") },
  });

  const edit = createRoute({
    method: "patch",
    path: "/conversations/{id}/messages/{mid}",
    operationId: "editMessage",
    summary: "Replace the text of one's own message",
    ...only(backend),
    request: { params: messageParams, body: jsonBody(editMessageSchema) },
    responses: {
      200: json(messageSchema, "The message as it is now"),
      ...problems(...bodyFaults, "forbidden", "not_found", "message_deleted", "edit_limit_reached"),
    },
  });

  const remove = createRoute({
    method: "delete",
    path: "/conversations/{id}/messages/{mid}",
    operationId: "deleteMessage",
    summary: "Delete one's own message; a tombstone keeps its place",
    ...only(backend),
    request: { params: messageParams },
    responses: { 200: json(messageSchema, "The tombstone"), ...problems("forbidden", "not_found") },
  });

  return createRouter()
    .openapi(send, async (context) => {
      const { principal } = context.get("session");
      const { id } = context.req.valid("param");
      const input = context.req.valid("json");
      const messageId = messageIdFor(id, input, newId);
      const sent = await log.append(id, appendMessage({ principal, messageId, input, via: "api" }));
      const body = { message: messageOf(sent.message), duplicate: sent.duplicate };
      return context.json(body, sent.duplicate ? 200 : 201);
    })
    .openapi(list, async (context) => {
      const { principal } = context.get("session");
      const { id } = context.req.valid("param");
      const page = context.req.valid("query");
      await mustSee(backend, principal, id);
      const found = await reader.messages(id, audienceOf(principal), page);
      const edge = page.after === undefined ? found[0] : found.at(-1);
      const body = { messages: found.map(messageOf) };
      return context.json(
        found.length < page.limit || edge === undefined ? body : { ...body, nextCursor: edge.seq },
        200,
      );
    })
    .openapi(edit, async (context) => {
      const { principal } = context.get("session");
      const { id, mid } = context.req.valid("param");
      const { text } = context.req.valid("json");
      return context.json(messageOf(await log.append(id, editMessage(principal, mid, text))), 200);
    })
    .openapi(remove, async (context) => {
      const { principal } = context.get("session");
      const { id, mid } = context.req.valid("param");
      return context.json(messageOf(await log.append(id, deleteMessage(principal, mid))), 200);
    });
}

/** Derived from the message's key; random where it has none. */
export function messageIdFor(conversationId: string, input: SendMessage, newId: () => string): string {
  const key = messageKeyOf(input);
  return key === undefined ? newId() : messageIdOf(conversationId, key);
}
