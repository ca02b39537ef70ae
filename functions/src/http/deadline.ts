import { Fault, maxWaitSeconds } from "@hearth/contract";
import { warn } from "firebase-functions/logger";
import type { Context, MiddlewareHandler } from "hono";
import { HTTPException } from "hono/http-exception";
import { timeout } from "hono/timeout";

/** Room for one try at Firestore that hangs, and another one. In seconds. */
const longest = 15;

const usual = timeout(longest * 1000, tooLate);
const longPoll = timeout((maxWaitSeconds + longest) * 1000, tooLate);

/**
 * A call that takes longer is answered `busy`, and may still come to pass: keys make sending it again
 * harmless. Without an end of ours it would have the platform's, after 60 s: a page that says nothing and that
 * no browser on another origin may read. Who asks to wait has as much time beyond that.
 */
export const deadline: MiddlewareHandler = (context, next) =>
  (context.req.query("wait") === undefined ? usual : longPoll)(context, next);

function tooLate(context: Context): HTTPException {
  const requestId: unknown = context.get("requestId");
  warn("a call took too long", { requestId, method: context.req.method, path: context.req.path });
  return new HTTPException(503, { cause: new Fault("busy") });
}
