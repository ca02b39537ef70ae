import { Fault, type Operator, operatorSchema, setOperatorSchema, setPresenceSchema } from "@hearth/contract";
import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import type { Backend } from "../backend.ts";
import { storedTime } from "../conversation/storedTime.ts";
import { only } from "./guards.ts";
import { operatorParams } from "./params.ts";
import { bodyFaults, json, jsonBody, problems } from "./responses.ts";
import { createRouter } from "./router.ts";

const storedOperatorSchema = operatorSchema.extend({ updatedAt: storedTime });

/** A team larger than this needs pages. */
const maxOperators = 500;

export function operators(backend: Backend) {
  const { db, clock } = backend;

  const list = createRoute({
    method: "get",
    path: "/operators",
    operationId: "listOperators",
    summary: "The team, and who is there",
    ...only(backend, "operator", "admin"),
    responses: {
      200: json(z.object({ operators: z.array(operatorSchema) }), "Everyone, by name"),
      ...problems("forbidden"),
    },
  });

  const setPresence = createRoute({
    method: "put",
    path: "/operators/me",
    operationId: "setPresence",
    summary: "Say that you are online, away or offline",
    ...only(backend, "operator", "admin"),
    request: { body: jsonBody(setPresenceSchema) },
    responses: { 200: json(operatorSchema, "Yourself"), ...problems(...bodyFaults, "forbidden") },
  });

  const setOperator = createRoute({
    method: "put",
    path: "/operators/{uid}",
    operationId: "setOperator",
    summary: "Make an account an operator or admin; it counts from its next token on",
    ...only(backend, "admin"),
    request: { params: operatorParams, body: jsonBody(setOperatorSchema) },
    responses: { 200: json(operatorSchema, "The operator"), ...problems(...bodyFaults, "forbidden", "not_found") },
  });

  return createRouter()
    .openapi(list, async (context) => {
      const { docs } = await db.collection("operators").orderBy("name").limit(maxOperators).get();
      return context.json({ operators: docs.map((snapshot) => onWire(snapshot.data())) }, 200);
    })
    .openapi(setPresence, async (context) => {
      const { id, name, role } = context.get("session").principal;
      const { status } = context.req.valid("json");
      const ref = db.collection("operators").doc(id);
      // The name in the team is an admin's to choose; the token's stands in until one has.
      const known = (await ref.get()).data();
      const operator = { id, name, role, ...known, status, updatedAt: clock() };
      await ref.set(operator);
      return context.json(onWire(operator), 200);
    })
    .openapi(setOperator, async (context) => {
      const { uid } = context.req.valid("param");
      const { grantRole } = await import("../auth/grantRole.ts");
      const operator = await grantRole(db, { uid, ...context.req.valid("json") }, clock());
      return context.json(onWire(operator), 200);
    });
}

/** Who it is, for whoever is given a conversation. Throws `invalid_request` for someone who is no operator. */
export async function mustBeOperator({ db }: Backend, id: string): Promise<{ id: string; name: string }> {
  const snapshot = await db.collection("operators").doc(id).get();
  if (!snapshot.exists) {
    throw new Fault("invalid_request", { errors: [{ path: "operatorId", message: "is no operator" }] });
  }
  const { name } = storedOperatorSchema.parse(snapshot.data());
  return { id, name };
}

function onWire(stored: unknown): Operator {
  const operator = storedOperatorSchema.parse(stored);
  return { ...operator, updatedAt: operator.updatedAt.toISOString() };
}
