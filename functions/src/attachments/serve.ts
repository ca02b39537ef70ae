import { Readable } from "node:stream";
import { type Attachment, Fault } from "@hearth/contract";
import type { HonoRequest } from "hono";
import type { Bucket } from "./Bucket.ts";
import { isInline } from "./mediaTypes.ts";
import { objectsOf, type Wanted } from "./objects.ts";
import { requestedRange } from "./requestedRange.ts";
import type { StoredAttachment } from "./StoredAttachment.ts";
import { shownAs } from "./shownAs.ts";

/** A file that the caller may have, its thumbnail, or its copy. */
export type Served = { stored: StoredAttachment; file: Attachment; wanted: Wanted };

/** What is not the file itself has its name, and an ending of its own. */
const madeOfIt = {
  thumbnail: { ending: "webp", contentType: "image/webp" },
  copy: { ending: "mp3", contentType: "audio/mpeg" },
} as const;

/** How the object that is wanted is to be taken by a browser. */
export function shownOf({ file, wanted }: Served) {
  if (wanted === "file") return shownAs(file);
  const { ending, contentType } = madeOfIt[wanted];
  return shownAs({ name: `${file.name}.${ending}`, contentType });
}

/** The bytes, or the part of them that is asked for. Throws `range_not_satisfiable`. */
export async function serve(bucket: Bucket, served: Served, request: HonoRequest): Promise<Response> {
  const { stored, file, wanted } = served;
  const path = objectsOf(stored)[wanted];
  const shown = shownOf(served);
  // What an id stands for never changes.
  const etag = `"${stored.id}${wanted === "file" ? "" : `-${wanted}`}"`;
  const headers = new Headers({
    "Content-Type": shown.contentType,
    "Content-Disposition": shown.contentDisposition,
    "X-Content-Type-Options": "nosniff",
    ETag: etag,
    // Kept, but asked about each time: it may be gone, or the one who asks may be another.
    "Cache-Control": "private, no-cache",
    // A page that isolates itself may show it all the same.
    "Cross-Origin-Resource-Policy": "cross-origin",
  });
  if (!isInline(shown.contentType)) headers.set("Content-Security-Policy", "default-src 'none'; sandbox");
  if (isNamed(request.header("If-None-Match"), etag)) return new Response(null, { status: 304, headers });

  const isHead = request.method === "HEAD";
  if (wanted === "thumbnail") {
    const bytes = await bucket.bytes(path);
    headers.set("Content-Length", String(bytes.length));
    return new Response(isHead ? null : new Uint8Array(bytes), { headers });
  }
  const size = wanted === "copy" ? stored.copySize : file.size;
  if (size === null) throw new Fault("not_found");
  headers.set("Accept-Ranges", "bytes");
  const isSame = [undefined, etag].includes(request.header("If-Range"));
  const range = isSame ? requestedRange(request.header("Range"), size) : undefined;
  if (range !== undefined) headers.set("Content-Range", `bytes ${range.start}-${range.end}/${size}`);
  headers.set("Content-Length", String(range === undefined ? size : range.end - range.start + 1));
  const status = range === undefined ? 200 : 206;
  return new Response(isHead ? null : streamOf(bucket.read(path, range)), { status, headers });
}

function isNamed(ifNoneMatch: string | undefined, etag: string): boolean {
  const tags = ifNoneMatch?.split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return tags?.some((tag) => tag === "*" || tag === etag) ?? false;
}

function streamOf(source: Readable): ReadableStream {
  return Readable.toWeb(source);
}
