import { FieldPath, type Firestore, type Query } from "@google-cloud/firestore";
import {
  type AuditQuery,
  auditEntrySchema,
  auditQuerySchema,
  formatAuditCursor,
  parseAuditCursor,
} from "@hearth/contract";
import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import type { Backend } from "../backend.ts";
import { auditSchema } from "../conversation/Audit.ts";
import { only } from "./guards.ts";
import { json, problems } from "./responses.ts";
import { createRouter } from "./router.ts";

const pageSchema = z.object({ entries: z.array(auditEntrySchema), nextCursor: z.string().optional() });

export function audit(backend: Backend) {
  const list = createRoute({
    method: "get",
    path: "/audit",
    operationId: "listAudit",
    summary: "Who did what, to whom and when",
    ...only(backend, "admin"),
    request: { query: auditQuerySchema },
    responses: { 200: json(pageSchema, "A page of entries, the newest first"), ...problems("forbidden") },
  });

  return createRouter().openapi(list, async (context) => {
    const query = context.req.valid("query");
    const { docs } = await askedFor(backend.db, query).get();
    const found = docs.map((snapshot) => auditSchema.parse(snapshot.data()));
    const entries = found.map((entry) => ({ ...entry, at: entry.at.toISOString() }));
    const last = found.length === query.limit ? found.at(-1) : undefined;
    return context.json(last === undefined ? { entries } : { entries, nextCursor: formatAuditCursor(last) }, 200);
  });
}

/** Entries of one moment go by their names, so that a page may end between them. */
function askedFor(db: Firestore, { conversation, actor, action, before, limit }: AuditQuery): Query {
  const all: Query = db.collection("audit");
  const filtered = Object.entries({ conversationId: conversation, "actor.id": actor, action })
    .filter(([, value]) => value !== undefined)
    .reduce((query, [field, value]) => query.where(field, "==", value), all)
    .orderBy("at", "desc")
    .orderBy(FieldPath.documentId(), "desc")
    .limit(limit);
  const cursor = before === undefined ? undefined : parseAuditCursor(before);
  if (cursor === undefined) return filtered;
  return cursor.id === undefined ? filtered.where("at", "<", cursor.at) : filtered.startAfter(cursor.at, cursor.id);
}
