import type { HonoRequest } from "hono";

/** What comes before `/v1` in the address that this call came by. `mountedAt`: what the emulator keeps to itself of it. */
export function ownAddress(request: HonoRequest, mountedAt: string): string {
  const { protocol, host } = new URL(request.url);
  const scheme = request.header("X-Forwarded-Proto")?.split(",")[0] ?? protocol.slice(0, -1);
  // Hosting calls by an address of its own, and knows nothing of where the function is mounted.
  const forwarded = request.header("X-Forwarded-Host");
  if (forwarded !== undefined) return `${scheme}://${forwarded}`;
  const isNamed = host.endsWith(".cloudfunctions.net");
  return `${scheme}://${host}${isNamed ? "/api" : mountedAt}`;
}
