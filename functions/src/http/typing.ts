import { typingSchema } from "@hearth/contract";
import { createRoute } from "@hono/zod-openapi";
import type { Backend } from "../backend.ts";
import { conversationRef } from "../log/paths.ts";
import { mustWrite, only } from "./guards.ts";
import { conversationParams } from "./params.ts";
import { bodyFaults, jsonBody, problems } from "./responses.ts";
import { createRouter } from "./router.ts";

/** Who typed last and said no more is taken to have stopped. In milliseconds. */
const typingLasts = 10_000;

export function typing(backend: Backend) {
  const { db, clock } = backend;

  const set = createRoute({
    method: "post",
    path: "/conversations/{id}/typing",
    operationId: "setTyping",
    summary: "Say that you are typing, every few seconds while you do, or that you stopped; it is shown for 10 s",
    ...only(backend),
    request: { params: conversationParams, body: jsonBody(typingSchema) },
    responses: { 204: { description: "Said" }, ...problems(...bodyFaults, "forbidden", "not_found") },
  });

  return createRouter().openapi(set, async (context) => {
    const { principal } = context.get("session");
    const { id } = context.req.valid("param");
    await mustWrite(backend, principal, id);
    const now = clock();
    const expiresAt = new Date(now.getTime() + typingLasts);
    const signal = { role: principal.role, name: principal.name, ...context.req.valid("json"), at: now, expiresAt };
    await conversationRef(db, id).collection("typing").doc(documentName(principal.id)).set(signal);
    return context.body(null, 204);
  });
}

/** Escaped, so that it names a document: a uid may hold a slash, and be `.`, `..` or `__…__` whole. */
function documentName(uid: string): string {
  return encodeURIComponent(uid).replace(/^[._]/, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
}
