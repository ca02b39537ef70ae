import { Fault } from "@hearth/contract";
import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { Env } from "./router.ts";

/** 8,000 code points, each written as two `\uXXXX`, and room for the rest. In bytes. */
const maxBody = 128 * 1024;

const withBody = new Set(["POST", "PUT", "PATCH"]);

/** Larger bodies are refused before they are read. */
export const limitBody: MiddlewareHandler<Env> = bodyLimit({
  maxSize: maxBody,
  onError: () => {
    throw new Fault("payload_too_large", { detail: `At most ${maxBody} bytes.` });
  },
});

/** A body that is there must be JSON by its own word: what a form on another page can send is not. */
export const requireJson: MiddlewareHandler<Env> = async (context, next) => {
  const { method } = context.req;
  const type = context.req.header("Content-Type") ?? "";
  const empty = type === "" && (await context.req.text()) === "";
  if (withBody.has(method) && !empty && !/^application\/json\s*(;|$)/i.test(type)) {
    throw new Fault("unsupported_media_type");
  }
  await next();
};
