import type { WriteBatch } from "@google-cloud/firestore";
import {
  type CannedResponse,
  cannedResponseSchema,
  Fault,
  maxCannedResponses,
  setCannedResponseSchema,
  shortcutSchema,
} from "@hearth/contract";
import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import type { Backend } from "../backend.ts";
import { storedTime } from "../conversation/storedTime.ts";
import { FreshList } from "../inbox/FreshList.ts";
import { only } from "./guards.ts";
import { bodyFaults, json, jsonBody, problems } from "./responses.ts";
import { createRouter } from "./router.ts";

/** `cannedResponses/{shortcut}`: being named by it, no two can have the same one. */
const storedSchema = z.object({ shortcut: z.string(), text: z.string(), updatedAt: storedTime });
type Stored = z.infer<typeof storedSchema>;

const params = z.object({ id: shortcutSchema });

/** Texts that operators send often, each behind a shortcut. */
export function cannedResponses(backend: Backend) {
  const { db, clock } = backend;
  const all = db.collection("cannedResponses");
  const lists = new FreshList<CannedResponse[]>(backend.freshness);
  const staff = only(backend, "operator", "admin");

  const list = createRoute({
    method: "get",
    path: "/canned-responses",
    operationId: "listCannedResponses",
    summary: "Texts to answer with, all of them",
    ...staff,
    responses: {
      200: json(z.object({ cannedResponses: z.array(cannedResponseSchema) }), "All, by shortcut"),
      ...problems("forbidden"),
    },
  });

  const create = createRoute({
    method: "post",
    path: "/canned-responses",
    operationId: "createCannedResponse",
    summary: "Add a text",
    ...staff,
    request: { body: jsonBody(setCannedResponseSchema) },
    responses: {
      201: json(cannedResponseSchema, "The new one"),
      ...problems(...bodyFaults, "forbidden", "shortcut_taken"),
    },
  });

  const replace = createRoute({
    method: "put",
    path: "/canned-responses/{id}",
    operationId: "setCannedResponse",
    summary: "Change a text or its shortcut, which then is its id",
    ...staff,
    request: { params, body: jsonBody(setCannedResponseSchema) },
    responses: {
      200: json(cannedResponseSchema, "As it is now"),
      ...problems(...bodyFaults, "forbidden", "not_found", "shortcut_taken"),
    },
  });

  const remove = createRoute({
    method: "delete",
    path: "/canned-responses/{id}",
    operationId: "deleteCannedResponse",
    summary: "Remove a text",
    ...staff,
    request: { params },
    responses: { 204: { description: "It is gone" }, ...problems("forbidden", "not_found") },
  });

  return createRouter()
    .openapi(list, async (context) => {
      const cannedResponses = await lists.get("all", async () => {
        const { docs } = await all.orderBy("shortcut").limit(maxCannedResponses).get();
        return docs.map((snapshot) => onWire(storedSchema.parse(snapshot.data())));
      });
      return context.json({ cannedResponses }, 200);
    })
    .openapi(create, async (context) => {
      const response = { ...context.req.valid("json"), updatedAt: clock() };
      await mustHaveRoom();
      await write((batch) => batch.create(all.doc(response.shortcut), response));
      return context.json(onWire(response), 201);
    })
    .openapi(replace, async (context) => {
      const { id } = context.req.valid("param");
      const response = { ...context.req.valid("json"), updatedAt: clock() };
      await write((batch) =>
        response.shortcut === id
          ? batch.update(all.doc(id), response)
          : batch.delete(all.doc(id), { exists: true }).create(all.doc(response.shortcut), response),
      );
      return context.json(onWire(response), 200);
    })
    .openapi(remove, async (context) => {
      const { id } = context.req.valid("param");
      await write((batch) => batch.delete(all.doc(id), { exists: true }));
      return context.body(null, 204);
    });

  async function mustHaveRoom(): Promise<void> {
    const { count } = (await all.count().get()).data();
    if (count < maxCannedResponses) return;
    const message = `there are ${maxCannedResponses} already: remove one first`;
    throw new Fault("invalid_request", { errors: [{ path: "", message }] });
  }

  /** In one commit, with no transaction: what must be there or must not, each write says of itself. */
  async function write(change: (batch: WriteBatch) => void): Promise<void> {
    const batch = db.batch();
    change(batch);
    await batch.commit().catch(refuse);
    lists.invalidate();
  }
}

/** gRPC codes. Whatever else fails is unforeseen. */
function refuse(error: unknown): never {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === 5) throw new Fault("not_found");
  if (code === 6) throw new Fault("shortcut_taken");
  throw error;
}

function onWire({ shortcut, text, updatedAt }: Stored): CannedResponse {
  return { id: shortcut, shortcut, text, updatedAt: updatedAt.toISOString() };
}
