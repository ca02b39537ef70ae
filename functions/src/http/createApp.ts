import { Fault } from "@hearth/contract";
import { cors } from "hono/cors";
import { HTTPException } from "hono/http-exception";
import { methodNotAllowed } from "hono/method-not-allowed";
import { requestId } from "hono/request-id";
import type { Backend } from "../backend.ts";
import { attachments } from "./attachments.ts";
import { audit } from "./audit.ts";
import { limitBody } from "./bodies.ts";
import { cannedResponses } from "./cannedResponses.ts";
import { commands } from "./commands.ts";
import { conversationDetails } from "./conversationDetails.ts";
import { conversations } from "./conversations.ts";
import { customers } from "./customers.ts";
import { deadline } from "./deadline.ts";
import { events } from "./events.ts";
import { identify } from "./identify.ts";
import { inbox } from "./inbox.ts";
import { messages } from "./messages.ts";
import { metrics } from "./metrics.ts";
import { openApi } from "./openApi.ts";
import { operators } from "./operators.ts";
import { faultOf, problemResponse } from "./problemResponse.ts";
import { queue } from "./queue.ts";
import { createRouter } from "./router.ts";
import { service } from "./service.ts";
import { streamTickets } from "./streamTickets.ts";
import { typing } from "./typing.ts";

/** The whole API under `/v1`. */
export function createApp(backend: Backend) {
  const app = createRouter();
  app.use(requestId());
  app.use(
    cors({
      origin: originsOf(backend.config.HEARTH_ALLOWED_ORIGINS),
      allowHeaders: ["Authorization", "Content-Type", "X-Firebase-AppCheck", "Range", "If-None-Match", "If-Range"],
      exposeHeaders: ["X-Request-Id", "Retry-After", "Content-Range", "Content-Disposition", "ETag"],
      maxAge: 7200,
    }),
  );
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (context, allow) =>
        problemResponse(new Fault("method_not_allowed", { allow }), context.get("requestId")),
    }),
  );
  app.use(async (context, next) => {
    const forwardedFor = context.req.header("X-Forwarded-For");
    backend.doorkeeper.admit(forwardedFor);
    await next();
    if (context.res.status === 401) backend.doorkeeper.refused(forwardedFor);
  });
  app.use(deadline);
  app.use(limitBody);
  app.onError((failure, context) => {
    const id = context.get("requestId");
    return problemResponse(faultOf(inOurWords(failure), id), id);
  });
  app.notFound((context) => problemResponse(new Fault("not_found"), context.get("requestId")));
  for (const resource of [
    service,
    conversations,
    messages,
    events,
    commands,
    typing,
    operators,
    inbox,
    customers,
    queue,
    conversationDetails,
    cannedResponses,
    metrics,
    audit,
    streamTickets,
    attachments,
    identify,
  ]) {
    app.route("/v1", resource(backend));
  }
  return openApi(app);
}

/** What Hono's own parts throw, each as the fault that it means. */
function inOurWords(failure: unknown): unknown {
  if (!(failure instanceof HTTPException)) return failure;
  if (failure.status === 400) return new Fault("invalid_request", { errors: [{ path: "", message: "is not JSON" }] });
  if (failure.status === 415) return new Fault("unsupported_media_type");
  return failure.cause ?? failure;
}

function originsOf(setting: string): string | string[] {
  return setting.trim() === "*" ? "*" : setting.split(",").map((origin) => origin.trim());
}
