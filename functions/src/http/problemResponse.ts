import { Fault, faults, problemOf } from "@hearth/contract";
import { error as logError } from "firebase-functions/logger";

/** The fault that `failure` is. What was not foreseen is logged, and answered with nothing of its text. */
export function faultOf(failure: unknown, requestId: string): Fault {
  if (failure instanceof Fault) return failure;
  logError("unforeseen failure", { requestId, failure: failure instanceof Error ? failure.stack : typeof failure });
  return new Fault("internal");
}

/** A fault as the response everyone gets: problem+json, and the headers its code asks for. */
export function problemResponse(fault: Fault, requestId: string): Response {
  const { allow, retryAfter, size } = fault.details;
  const headers = new Headers({ "Content-Type": "application/problem+json", "X-Request-Id": requestId });
  if (fault.code === "unauthenticated") headers.set("WWW-Authenticate", "Bearer");
  // The rest of the body stays unread: a next request on this connection would meet it.
  if (fault.code === "payload_too_large") headers.set("Connection", "close");
  if (allow !== undefined) headers.set("Allow", allow.join(", "));
  if (fault.code === "range_not_satisfiable") headers.set("Content-Range", `bytes */${size}`);
  if (faults[fault.code].retry) headers.set("Retry-After", String(retryAfter ?? 1));
  return new Response(JSON.stringify(problemOf(fault, requestId)), { status: faults[fault.code].status, headers });
}
