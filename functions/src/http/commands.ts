import {
  closeSchema,
  conversationSchema,
  type FaultCode,
  labelsSchema,
  rateSchema,
  readSchema,
  releaseSchema,
  takeoverSchema,
  transferSchema,
} from "@hearth/contract";
import { createRoute } from "@hono/zod-openapi";
import type { Context } from "hono";
import { z } from "zod";
import type { Backend } from "../backend.ts";
import { close } from "../conversation/close.ts";
import type { Decision } from "../conversation/Decision.ts";
import type { Head } from "../conversation/Head.ts";
import { handOff } from "../conversation/handOff.ts";
import { markRead } from "../conversation/markRead.ts";
import type { Principal } from "../conversation/Principal.ts";
import { rate } from "../conversation/rate.ts";
import { release } from "../conversation/release.ts";
import { setLabels } from "../conversation/setLabels.ts";
import { takeOver } from "../conversation/takeOver.ts";
import { transfer } from "../conversation/transfer.ts";
import { audienceOf, conversationOf } from "../conversation/wire.ts";
import { moving } from "../routing/Move.ts";
import { type Callers, only } from "./guards.ts";
import { mustBeOperator } from "./operators.ts";
import { conversationParams } from "./params.ts";
import { bodyFaults, json, jsonBody, problems } from "./responses.ts";
import { createRouter, type Env } from "./router.ts";

/** The calls that change a conversation and answer with it. Each is safe to send twice. */
export function commands(backend: Backend) {
  const { log, routing } = backend;
  const staff = only(backend, "operator", "admin");

  const read = command("read", readSchema, {
    summary: "Everything up to this seq was read",
    who: only(backend),
    faults: [],
  });
  const handoff = command("handoff", z.object({}), {
    summary: "From the bot to the people: into the queue",
    who: only(backend, "customer", "bot"),
    faults: ["conversation_taken", "conversation_closed"],
  });
  const takeover = command("takeover", takeoverSchema, {
    summary: "Become its operator; of many at once exactly one does",
    who: staff,
    faults: ["conversation_taken", "conversation_closed"],
  });
  const giveBack = command("release", releaseSchema, {
    summary: "Give it back, to the bot or to the queue",
    who: staff,
    faults: ["conversation_taken", "conversation_closed", "invalid_state"],
  });
  const giveOn = command("transfer", transferSchema, {
    summary: "Give it to another operator",
    who: staff,
    faults: ["conversation_taken", "conversation_closed", "invalid_state"],
  });
  const end = command("close", closeSchema, {
    summary: "End it, until the customer writes again",
    who: only(backend),
    faults: ["conversation_taken"],
  });
  const rating = command("rating", rateSchema, {
    summary: "What the customer thought of it, after the close",
    who: only(backend, "customer"),
    faults: ["invalid_state"],
  });
  const labels = command("labels", labelsSchema, {
    method: "put",
    summary: "The whole set of labels",
    who: staff,
    faults: [],
  });

  return createRouter()
    .openapi(read, async (context) => {
      const { seq } = context.req.valid("json");
      return answer(context, context.req.valid("param"), (principal) => markRead(principal, seq));
    })
    .openapi(handoff, async (context) => answer(context, context.req.valid("param"), handOff))
    .openapi(takeover, async (context) => {
      const { from } = context.req.valid("json");
      const place = context.req.valid("param");
      const take = () => answer(context, place, (principal) => takeOver(principal, from));
      return routing.taking(context.get("session").principal.id, place.id, take);
    })
    .openapi(giveBack, async (context) => {
      const { to } = context.req.valid("json");
      return answer(context, context.req.valid("param"), (principal) => release(principal, to));
    })
    .openapi(giveOn, async (context) => {
      const operator = await mustBeOperator(backend, context.req.valid("json").operatorId);
      const place = context.req.valid("param");
      const give = () => answer(context, place, (principal) => transfer(principal, operator));
      return routing.taking(operator.id, place.id, give);
    })
    .openapi(end, async (context) => {
      const { reason } = context.req.valid("json");
      return answer(context, context.req.valid("param"), (principal) => close(principal, reason));
    })
    .openapi(rating, async (context) => {
      const { score, comment } = context.req.valid("json");
      return answer(context, context.req.valid("param"), (principal) => rate(principal, score, comment));
    })
    .openapi(labels, async (context) => {
      const wanted = context.req.valid("json").labels;
      return answer(context, context.req.valid("param"), (principal) => setLabels(principal, wanted));
    });

  async function answer(
    context: Context<Env>,
    { id }: { id: string },
    decide: (principal: Principal) => Decision<Head>,
  ) {
    const { principal } = context.get("session");
    const move = await log.append(id, moving(decide(principal)));
    // Before the answer: what an instance does after it, the platform may put off for as long as it likes.
    await routing.follow(move);
    return context.json(conversationOf(move.after, audienceOf(principal)), 200);
  }
}

type Spec = { method?: "post" | "put"; summary: string; who: Callers; faults: FaultCode[] };

function command<Path extends string, Body extends z.ZodType>(path: Path, body: Body, spec: Spec) {
  return createRoute({
    method: spec.method ?? "post",
    path: `/conversations/{id}/${path}`,
    operationId: path,
    summary: spec.summary,
    ...spec.who,
    request: { params: conversationParams, body: jsonBody(body) },
    responses: {
      200: json(conversationSchema, "The conversation as it is now"),
      ...problems(...bodyFaults, "forbidden", "not_found", ...spec.faults),
    },
  });
}
