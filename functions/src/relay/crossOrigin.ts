import type { ServerResponse } from "node:http";

type Header = [name: string, value: string];

/** What a page may read of a refusal beside its body. */
const exposed: Header = ["Access-Control-Expose-Headers", "X-Request-Id, Retry-After"];

/** The CORS headers for a page of `origin`; it is not let in when its origin is not among the allowed. */
export function allowedOrigin(setting: string, origin: string | undefined): Header[] {
  const allowed = setting.split(",").map((part) => part.trim());
  if (allowed.includes("*")) return [["Access-Control-Allow-Origin", "*"], exposed];
  if (origin === undefined || !allowed.includes(origin)) return [["Vary", "Origin"]];
  return [["Access-Control-Allow-Origin", origin], ["Vary", "Origin"], exposed];
}

/** The browser's question before it sends a token. */
export function preflight(response: ServerResponse): void {
  response.setHeader("Access-Control-Allow-Methods", "GET");
  response.setHeader("Access-Control-Allow-Headers", "Authorization, Last-Event-ID, X-Firebase-AppCheck");
  response.setHeader("Access-Control-Max-Age", "7200");
  response.writeHead(204).end();
}
