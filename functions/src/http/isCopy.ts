import type { HonoRequest } from "hono";

/** Whether it asks for the copy of a sound, or for its address: the copy may have to be made first. */
export function isCopy(request: HonoRequest): boolean {
  return /\/attachments\/[^/]+\/copy$/.test(request.path) || request.query("copy") === "true";
}
