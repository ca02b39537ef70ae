import {
  attachmentLinkSchema,
  attachmentSchema,
  auditEntrySchema,
  cannedResponseSchema,
  clientConfigSchema,
  conversationSchema,
  customerBlockSchema,
  eventSchema,
  identitySchema,
  inboxCountsSchema,
  messageSchema,
  metricsSchema,
  operatorSchema,
  queuePlaceSchema,
  queueSchema,
  streamTicketSchema,
} from "@hearth/contract";
import { z } from "zod";

/** One call of the contract, and what it answers with when it does as asked: these statuses, this body. */
export type Route<Body> = { method: string; path: string; statuses: readonly number[]; body: z.ZodType<Body> };

function route<Body>(call: string, body: z.ZodType<Body>, ...statuses: number[]): Route<Body> {
  const [method = "", path = ""] = call.split(" ");
  return { method, path: `/v1${path}`, statuses, body };
}

const sent = z.object({ message: messageSchema, duplicate: z.boolean() });
const nothing = z.undefined();
/** No JSON: the tests of attachments look at these answers themselves. */
const bytes = z.never();
const conversations = z.object({ conversations: z.array(conversationSchema), nextCursor: z.string().optional() });

/**
 * The contract's calls by their operation ids, written down a second time: what the API says of itself is
 * compared with this, and so is every answer.
 */
export const routes = {
  getHealth: route("GET /health", z.object({ status: z.literal("ok") }), 200),
  getConfig: route("GET /config", clientConfigSchema, 200),
  createConversation: route("POST /conversations", conversationSchema, 200, 201),
  listMyConversations: route("GET /conversations/mine", conversations, 200),
  getConversation: route("GET /conversations/{id}", conversationSchema, 200),
  sendMessage: route("POST /conversations/{id}/messages", sent, 200, 201),
  listMessages: route(
    "GET /conversations/{id}/messages",
    z.object({ messages: z.array(messageSchema), nextCursor: z.int().optional() }),
    200,
  ),
  editMessage: route("PATCH /conversations/{id}/messages/{mid}", messageSchema, 200),
  deleteMessage: route("DELETE /conversations/{id}/messages/{mid}", messageSchema, 200),
  listEvents: route(
    "GET /conversations/{id}/events",
    z.object({ epoch: z.string(), head: z.int(), events: z.array(eventSchema) }),
    200,
  ),
  read: route("POST /conversations/{id}/read", conversationSchema, 200),
  setTyping: route("POST /conversations/{id}/typing", nothing, 204),
  handoff: route("POST /conversations/{id}/handoff", conversationSchema, 200),
  takeover: route("POST /conversations/{id}/takeover", conversationSchema, 200),
  release: route("POST /conversations/{id}/release", conversationSchema, 200),
  transfer: route("POST /conversations/{id}/transfer", conversationSchema, 200),
  close: route("POST /conversations/{id}/close", conversationSchema, 200),
  rating: route("POST /conversations/{id}/rating", conversationSchema, 200),
  labels: route("PUT /conversations/{id}/labels", conversationSchema, 200),
  updateConversation: route("PATCH /conversations/{id}", conversationSchema, 200),
  listCannedResponses: route(
    "GET /canned-responses",
    z.object({ cannedResponses: z.array(cannedResponseSchema) }),
    200,
  ),
  createCannedResponse: route("POST /canned-responses", cannedResponseSchema, 201),
  setCannedResponse: route("PUT /canned-responses/{id}", cannedResponseSchema, 200),
  deleteCannedResponse: route("DELETE /canned-responses/{id}", nothing, 204),
  getMetrics: route("GET /metrics", metricsSchema, 200),
  listAudit: route(
    "GET /audit",
    z.object({ entries: z.array(auditEntrySchema), nextCursor: z.string().optional() }),
    200,
  ),
  listOperators: route("GET /operators", z.object({ operators: z.array(operatorSchema) }), 200),
  setPresence: route("PUT /operators/me", operatorSchema, 200),
  setOperator: route("PUT /operators/{uid}", operatorSchema, 200),
  listInbox: route("GET /inbox", conversations, 200),
  countInbox: route("GET /inbox/counts", inboxCountsSchema, 200),
  listCustomerConversations: route("GET /customers/{customerId}/conversations", conversations, 200),
  blockCustomer: route("PUT /customers/{customerId}/block", customerBlockSchema, 200),
  getQueue: route("GET /queue", z.union([queueSchema, queuePlaceSchema]), 200),
  uploadAttachment: route("POST /conversations/{id}/attachments", attachmentSchema, 201),
  getAttachment: route("GET /attachments/{aid}", bytes, 200, 206, 302, 304),
  getAttachmentThumbnail: route("GET /attachments/{aid}/thumbnail", bytes, 200, 206, 302, 304),
  getAttachmentCopy: route("GET /attachments/{aid}/copy", bytes, 200, 206, 302, 304),
  getAttachmentLink: route("GET /attachments/{aid}/link", attachmentLinkSchema, 200),
  identify: route("POST /identify", identitySchema, 200),
  createStreamTicket: route("POST /stream-tickets", streamTicketSchema, 201),
} as const;
