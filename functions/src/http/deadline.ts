import { Fault, maxWaitSeconds } from "@hearth/contract";
import { warn } from "firebase-functions/logger";
import type { Context, MiddlewareHandler } from "hono";
import { HTTPException } from "hono/http-exception";
import { timeout } from "hono/timeout";
import { isCopy } from "./isCopy.ts";
import { isUpload } from "./isUpload.ts";

/** Room for one try at Firestore that hangs, and another one. In seconds. */
const longest = 15;

/** Until a file's last byte must be stored, and the file looked into. In seconds; below the platform's own end. */
export const uploadSeconds = 50;

const usual = timeout(longest * 1000, tooLate);
const longPoll = timeout((maxWaitSeconds + longest) * 1000, tooLate);
// Its own end comes first, and removes what was stored.
const upload = timeout((uploadSeconds + 5) * 1000, tooLate);

/**
 * A call that takes longer is answered `busy`, and may still come to pass: keys make sending it again
 * harmless. Without an end of ours it would have the platform's, after 60 s: a page that says nothing and that
 * no browser on another origin may read. Who asks to wait, or for a sound's copy, has more; who sends a file, almost
 * as much as the platform gives.
 */
export const deadline: MiddlewareHandler = (context, next) => {
  if (isUpload(context.req)) return upload(context, next);
  const mayTakeLonger = context.req.query("wait") !== undefined || isCopy(context.req);
  return (mayTakeLonger ? longPoll : usual)(context, next);
};

/** For what an upload waits for before its bytes are read, and a copy before it is made. */
export function inUsualTime<Result>(work: Promise<Result>): Promise<Result> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Fault("busy")), longest * 1000);
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

function tooLate(context: Context): HTTPException {
  const requestId: unknown = context.get("requestId");
  warn("a call took too long", { requestId, method: context.req.method, path: context.req.path });
  return new HTTPException(503, { cause: new Fault("busy") });
}
