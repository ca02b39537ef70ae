import { Fault } from "@hearth/contract";
import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { isUpload } from "./isUpload.ts";

/** 8,000 code points, each written as two `\uXXXX`, and room for the rest. In bytes. */
const maxBody = 128 * 1024;

const limited = bodyLimit({
  maxSize: maxBody,
  onError: () => {
    throw new Fault("payload_too_large", { detail: `At most ${maxBody} bytes.` });
  },
});

/** Larger bodies are refused before they are read. An upload has limits of its own, and is never read whole. */
export const limitBody: MiddlewareHandler = (context, next) =>
  isUpload(context.req) ? next() : limited(context, next);
