import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { Fault, parseCursor } from "@hearth/contract";
import { info } from "firebase-functions/logger";
import type { Session } from "../auth/Session.ts";
import { redeemTicket } from "../auth/streamTickets.ts";
import type { Backend } from "../backend.ts";
import { visible } from "../conversation/access.ts";
import { faultOf, problemResponse } from "../http/problemResponse.ts";
import { ConversationTopic, conversationReady } from "./ConversationTopic.ts";
import { allowedOrigin, preflight } from "./crossOrigin.ts";
import { encodeFrame } from "./frame.ts";
import { InboxTopic, inboxEpoch, inboxPosition } from "./InboxTopic.ts";
import type { Relay } from "./Relay.ts";
import { Subscriber, type Terms } from "./Subscriber.ts";
import { parseStreamRequest, type StreamRequest } from "./streamRequest.ts";
import { topicName } from "./topicName.ts";

type Context = { backend: Backend; relay: Relay };

/** One request to the stream: refused with a problem before it begins, or served until it ends itself. */
export async function openStream(
  { backend, relay }: Context,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const origin = allowedOrigin(backend.config.HEARTH_ALLOWED_ORIGINS, request.headers.origin);
  for (const [name, value] of origin) response.setHeader(name, value);
  try {
    if (request.method === "OPTIONS") return preflight(response);
    if (request.method !== "GET") throw new Fault("method_not_allowed", { allow: ["GET"] });
    if (request.url?.startsWith("/health")) return sendJson(response, { status: "ok", ...relay.counters });
    relay.admit();
    const asked = parseStreamRequest(request.url ?? "");
    const session = await identify(backend, asked, request);
    await serve({ backend, relay }, asked, session, lastEventId(asked, request), response);
  } catch (failure) {
    const requestId = randomUUID();
    const fault = faultOf(failure, requestId);
    if (response.headersSent) response.destroy();
    else await send(response, problemResponse(fault, requestId));
  }
}

async function identify(backend: Backend, asked: StreamRequest, request: IncomingMessage): Promise<Session> {
  const { authorization } = request.headers;
  if (authorization !== undefined || asked.ticket === undefined) {
    return backend.authenticator.authenticate(authorization);
  }
  const session = await redeemTicket(backend.db, asked.ticket, topicName(asked), backend.clock());
  if (session.expiresAt !== null && session.expiresAt <= backend.clock()) {
    throw new Fault("unauthenticated", { detail: "The token that the ticket was made for has expired." });
  }
  return session;
}

/** The header is the browser's own, sent when it reconnects; the parameter is for who cannot set one. */
function lastEventId(asked: StreamRequest, request: IncomingMessage): string | undefined {
  const header = request.headers["last-event-id"];
  const given = typeof header === "string" && header !== "" ? header : asked.last_event_id;
  return given === "" ? undefined : given;
}

async function serve(
  { backend, relay }: Context,
  asked: StreamRequest,
  session: Session,
  lastId: string | undefined,
  response: ServerResponse,
): Promise<void> {
  const terms = termsOf(backend, asked, session);
  const cursor = lastId === undefined ? undefined : parseCursor(lastId);
  const isForeign = lastId !== undefined && cursor === undefined;
  const { conversation } = asked;
  const leaseMs = terms.endsAt - terms.now;

  if (conversation === undefined) {
    if (session.principal.role === "customer") throw new Fault("forbidden");
    const position = inboxPosition(cursor, terms.now);
    const subscriber = begin({ backend, relay }, response, terms);
    const now = position ?? terms.now;
    const data = { topic: terms.topic, epoch: inboxEpoch, head: now, leaseMs };
    subscriber.send(encodeFrame({ event: "ready", id: `${inboxEpoch}.${now}`, data }));
    if (isForeign || (cursor !== undefined && position === undefined)) return subscriber.reset("unknown_epoch");
    return relay.join(terms.topic, subscriber, position, () => new InboxTopic(backend));
  }

  const head = visible(await backend.reader.head(conversation), session.principal);
  const isUnknown = isForeign || (cursor !== undefined && (cursor.epoch !== head.epoch || cursor.seq > head.seq));
  const position = isUnknown || cursor === undefined ? head.seq : cursor.seq;
  const subscriber = begin({ backend, relay }, response, terms);
  subscriber.send(conversationReady(head.epoch, position, { topic: terms.topic, head: head.seq, leaseMs }));
  if (isUnknown) return subscriber.reset("unknown_epoch");
  // A conversation that was deleted and begun anew is another one: the old one's feed is far ahead of it.
  const name = `${terms.topic} ${head.epoch}`;
  return relay.join(name, subscriber, position, () => new ConversationTopic(backend, conversation, head));
}

function termsOf({ config, clock }: Backend, asked: StreamRequest, { principal, expiresAt }: Session): Terms {
  const now = clock().getTime();
  // Between 90 and 100 % of the lease: streams that began together do not come back together.
  const lease = now + config.HEARTH_LEASE_SECONDS * 1000 * (0.9 + Math.random() / 10);
  const token = expiresAt?.getTime() ?? Number.POSITIVE_INFINITY;
  return {
    topic: topicName(asked),
    principal,
    now,
    endsAt: Math.round(Math.min(lease, token)),
    endsBy: token < lease ? "token" : "lease",
    heartbeatMs: config.HEARTH_HEARTBEAT_SECONDS * 1000,
    maxBytes: config.HEARTH_STREAM_MAX_BYTES,
  };
}

function begin({ backend, relay }: Context, response: ServerResponse, terms: Terms): Subscriber {
  relay.admit();
  response.writeHead(200, {
    "Content-Type": "text/event-stream; charset=utf-8",
    "Cache-Control": "no-store, no-transform",
    "X-Accel-Buffering": "no",
  });
  const subscriber = new Subscriber(response, terms);
  relay.add(subscriber);
  response.on("close", () => {
    relay.remove(subscriber);
    const milliseconds = backend.clock().getTime() - terms.now;
    info("stream closed", { topic: terms.topic, bytes: subscriber.bytes, milliseconds });
  });
  return subscriber;
}

function sendJson(response: ServerResponse, body: object): void {
  response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(body));
}

async function send(response: ServerResponse, problem: Response): Promise<void> {
  response.writeHead(problem.status, Object.fromEntries(problem.headers)).end(await problem.text());
}
