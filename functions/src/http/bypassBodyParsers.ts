import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { z } from "zod";

const startedSchema = z.object({
  request: z.custom<IncomingMessage>((value) => value !== null && typeof value === "object"),
});

/**
 * Keeps the functions framework's body parsers off this process's requests. They run before any function
 * and answer malformed JSON with an HTML page (with a stack trace and the body in the log, outside
 * production) that no browser on another origin may read. They choose by `request.headers`, Hono reads
 * `request.rawHeaders`: without the one entry the body reaches the API unread, and its problems are ours.
 *
 * Its router decodes the path and answers one that cannot be (`/%zz`) in the same way: the percent signs of
 * such a path are escaped, and it is an address like any other that does not exist.
 */
export function bypassBodyParsers(): void {
  subscribe("http.server.request.start", (message) => {
    const started = startedSchema.safeParse(message);
    if (!started.success) return;
    const { request } = started.data;
    delete request.headers["content-type"];
    request.url = decodable(request.url ?? "/");
  });
}

function decodable(url: string): string {
  const [path = ""] = url.split("?", 1);
  try {
    decodeURIComponent(path);
    return url;
  } catch {
    return path.replaceAll("%", "%25") + url.slice(path.length);
  }
}
