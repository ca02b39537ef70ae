import { Fault, type Operator, operatorSchema, setOperatorSchema, setPresenceSchema } from "@hearth/contract";
import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import type { Backend } from "../backend.ts";
import { actorOf } from "../conversation/Principal.ts";
import { FreshList } from "../inbox/FreshList.ts";
import { operatorOf } from "../routing/operatorOf.ts";
import { presenceRef } from "../routing/presenceRef.ts";
import { readTeam } from "../routing/readTeam.ts";
import { storedOperatorSchema } from "../routing/StoredOperator.ts";
import { storedPresenceSchema } from "../routing/StoredPresence.ts";
import { only } from "./guards.ts";
import { operatorParams } from "./params.ts";
import { bodyFaults, json, jsonBody, problems } from "./responses.ts";
import { createRouter } from "./router.ts";

export function operators(backend: Backend) {
  const { db, clock, config, newId, holdings, routing } = backend;
  const everyone = new FreshList<Operator[]>(backend.freshness);
  holdings.onChange(() => everyone.invalidate());

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
      const byName = db.collection("operators").orderBy("name");
      const operators = await everyone.get("", async () => (await readTeam(db, byName)).map(onWire));
      return context.json({ operators }, 200);
    })
    .openapi(setPresence, async (context) => {
      const { id, name, role } = context.get("session").principal;
      const { status } = context.req.valid("json");
      const [ref, presence] = [db.collection("operators").doc(id), presenceRef(db, id)];
      const now = clock();
      // The name in the team is an admin's to choose; the token's stands in until one has.
      const unknown = (await ref.get()).exists ? {} : { id, name, role };
      const batch = db.batch().set(ref, { ...unknown, status, updatedAt: now }, { merge: true });
      await batch.set(presence, { seenAt: now }, { merge: true }).commit();
      everyone.invalidate();
      if (status === "online") await routing.handOut();
      return context.json(await one(id), 200);
    })
    .openapi(setOperator, async (context) => {
      const { uid } = context.req.valid("param");
      const { grantRole } = await import("../auth/grantRole.ts");
      const granting = { actor: actorOf(context.get("session").principal), now: clock(), auditId: newId() };
      await grantRole(db, { uid, ...context.req.valid("json") }, granting);
      everyone.invalidate();
      // With a greater capacity there is room.
      await routing.handOut();
      return context.json(await one(uid), 200);
    });

  async function one(id: string): Promise<Operator> {
    const [operator, presence] = await db.getAll(db.collection("operators").doc(id), presenceRef(db, id));
    return onWire({
      operator: storedOperatorSchema.parse(operator?.data()),
      presence: storedPresenceSchema.parse(presence?.data() ?? {}),
    });
  }

  function onWire(member: Parameters<typeof operatorOf>[0]): Operator {
    return operatorOf(member, config.HEARTH_OPERATOR_CAPACITY, clock());
  }
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
