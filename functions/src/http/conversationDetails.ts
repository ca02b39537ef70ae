import { conversationSchema, updateConversationSchema } from "@hearth/contract";
import { createRoute } from "@hono/zod-openapi";
import type { Backend } from "../backend.ts";
import { setDetails } from "../conversation/setDetails.ts";
import { conversationOf } from "../conversation/wire.ts";
import { only } from "./guards.ts";
import { conversationParams } from "./params.ts";
import { bodyFaults, json, jsonBody, problems } from "./responses.ts";
import { createRouter } from "./router.ts";

/** What operators and bots write down about a conversation. */
export function conversationDetails(backend: Backend) {
  const update = createRoute({
    method: "patch",
    path: "/conversations/{id}",
    operationId: "updateConversation",
    summary: "The customer's details, and its sentiment; a bot may set the sentiment alone",
    ...only(backend, "operator", "admin", "bot"),
    request: { params: conversationParams, body: jsonBody(updateConversationSchema) },
    responses: {
      200: json(conversationSchema, "The conversation as it is now"),
      ...problems(...bodyFaults, "forbidden", "not_found"),
    },
  });

  return createRouter().openapi(update, async (context) => {
    const { principal } = context.get("session");
    const { id } = context.req.valid("param");
    const head = await backend.log.append(id, setDetails(principal, context.req.valid("json")));
    return context.json(conversationOf(head, "staff"), 200);
  });
}
