import type { Attachment } from "@hearth/contract";
import sharp from "sharp";
import type { Caller } from "./apiCaller.ts";
import { type Answer, exchange } from "./apiExchange.ts";
import { routes } from "./apiRoutes.ts";

export type FileSent = { body: Buffer | string; name?: string; type?: string };

/** The answer to an upload, whichever it is. */
export function sendFile(caller: Caller, id: string, { body, name, type }: FileSent): Promise<Answer> {
  const query = name === undefined ? "" : `?${new URLSearchParams({ name })}`;
  const path = `/v1/conversations/${id}/attachments${query}`;
  return exchange(caller.url, { method: "POST", path, token: caller.token, type, body });
}

/** The file as it was stored. Throws when it was not. */
export async function upload(caller: Caller, id: string, sent: FileSent): Promise<Attachment> {
  const { status, text } = await sendFile(caller, id, sent);
  if (status !== 201) throw new Error(`The upload was answered ${status}: ${text}`);
  return routes.uploadAttachment.body.parse(JSON.parse(text));
}

/** The bytes of a file, or of what was made of it, or what is answered instead. */
export function fetchFile(
  caller: Caller,
  aid: string,
  { made, ...init }: { made?: "thumbnail" | "copy"; headers?: Record<string, string>; method?: string } = {},
): Promise<Response> {
  const headers = { Authorization: `Bearer ${caller.token}`, ...init.headers };
  const path = `/v1/attachments/${aid}${made === undefined ? "" : `/${made}`}`;
  return fetch(`${caller.url}${path}`, { ...init, headers, redirect: "manual" });
}

/** A PNG of these pixels, each of another colour than the next: it does not compress to nothing. */
export function picture({ width = 64, height = 48 } = {}): Promise<Buffer> {
  const noise = { type: "gaussian", mean: 128, sigma: 60 } as const;
  return sharp({ create: { width, height, channels: 3, background: "red", noise } })
    .png()
    .toBuffer();
}
