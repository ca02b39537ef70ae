import type { ServerResponse } from "node:http";

/** The CORS headers for a page of `origin`, or none when its origin is not among the allowed. */
export function allowedOrigin(setting: string, origin: string | undefined): [name: string, value: string][] {
  const allowed = setting.split(",").map((part) => part.trim());
  if (allowed.includes("*")) return [["Access-Control-Allow-Origin", "*"]];
  if (origin === undefined || !allowed.includes(origin)) return [["Vary", "Origin"]];
  return [
    ["Access-Control-Allow-Origin", origin],
    ["Vary", "Origin"],
  ];
}

/** The browser's question before it sends a token. */
export function preflight(response: ServerResponse): void {
  response.setHeader("Access-Control-Allow-Methods", "GET");
  response.setHeader("Access-Control-Allow-Headers", "Authorization, Last-Event-ID");
  response.setHeader("Access-Control-Max-Age", "7200");
  response.writeHead(204).end();
}
