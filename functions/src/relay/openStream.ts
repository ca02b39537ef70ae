import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { Fault, parseCursor } from "@hearth/contract";
import type { Session } from "../auth/Session.ts";
import { redeemTicket } from "../auth/streamTickets.ts";
import type { Backend } from "../backend.ts";
import { faultOf, problemResponse } from "../http/problemResponse.ts";
import { allowedOrigin, preflight } from "./crossOrigin.ts";
import { followConversation } from "./followConversation.ts";
import { followInbox } from "./followInbox.ts";
import type { Relay } from "./Relay.ts";
import { parseStreamRequest, type StreamRequest } from "./streamRequest.ts";
import { topicName } from "./topicName.ts";

/** One request to the stream: refused with a problem before it begins, or served until it ends itself. */
export async function openStream(
  { backend, relay }: { backend: Backend; relay: Relay },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const origin = allowedOrigin(backend.config.HEARTH_ALLOWED_ORIGINS, request.headers.origin);
  for (const [name, value] of origin) response.setHeader(name, value);
  try {
    if (request.method === "OPTIONS") return preflight(response);
    if (request.method !== "GET") throw new Fault("method_not_allowed", { allow: ["GET"] });
    if (request.url?.startsWith("/health")) return sendJson(response, { status: "ok", ...relay.health() });
    // Asked for behind another stream on the same connection, before that has ended: its bytes would go into the other.
    if (response.socket === null) throw new Fault("invalid_request", { detail: "Do not pipeline requests." });
    backend.doorkeeper.admit(forwardedFor(request));
    relay.admit();
    const asked = parseStreamRequest(request.url ?? "");
    const session = await identify(backend, asked, request);
    const cursor = readCursor(asked, request);
    const opening = { backend, relay, session, cursor, request, response };
    if (asked.conversation === undefined) followInbox(opening);
    else await followConversation(opening, asked.conversation);
  } catch (failure) {
    const requestId = randomUUID();
    const fault = faultOf(failure, requestId);
    if (fault.code === "unauthenticated") backend.doorkeeper.refused(forwardedFor(request));
    if (response.headersSent) response.destroy();
    else await send(response, problemResponse(fault, requestId));
  }
}

async function identify(backend: Backend, asked: StreamRequest, request: IncomingMessage): Promise<Session> {
  const { authorization } = request.headers;
  const byTicket = authorization === undefined && asked.ticket !== undefined;
  const session = byTicket
    ? await redeemTicket(backend.db, asked.ticket ?? "", topicName(asked), backend.clock())
    : await backend.authenticator.authenticate(authorization);
  // A ticket was bought with one.
  if (!byTicket) await backend.appCheck.check(session.principal, header(request, "x-firebase-appcheck"));
  if (session.expiresAt !== null && session.expiresAt <= backend.clock()) {
    throw new Fault("unauthenticated", { detail: "The token that the ticket was made for has expired." });
  }
  if (!(await backend.authenticator.isCurrent(session.principal))) throw new Fault("forbidden");
  return session;
}

function forwardedFor(request: IncomingMessage): string | undefined {
  return header(request, "x-forwarded-for");
}

/** What was sent more than once in one line, as Node does it for most headers. */
function header(request: IncomingMessage, name: string): string | undefined {
  return request.headersDistinct[name]?.join(", ");
}

/**
 * Where the client left off: undefined where it says nothing, null where what it says is no cursor of ours.
 * The header is the browser's own, sent when it reconnects; the parameter is for who cannot set one.
 */
function readCursor(asked: StreamRequest, request: IncomingMessage) {
  const header = request.headers["last-event-id"];
  const given = typeof header === "string" && header !== "" ? header : (asked.last_event_id ?? "");
  return given === "" ? undefined : (parseCursor(given) ?? null);
}

function sendJson(response: ServerResponse, body: object): void {
  response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(body));
}

async function send(response: ServerResponse, problem: Response): Promise<void> {
  response.writeHead(problem.status, Object.fromEntries(problem.headers)).end(await problem.text());
}
