import type { HonoRequest } from "hono";

/** Whether the body is a file's bytes, not JSON. */
export function isUpload({ method, path }: HonoRequest): boolean {
  return method === "POST" && /^\/v1\/conversations\/[^/]+\/attachments$/.test(path);
}
