import type { Session } from "../auth/Session.ts";
import type { Backend } from "../backend.ts";
import type { Terms } from "./Subscriber.ts";

/** How long this session's stream may last, and what else holds for it. `chance`: between 0 and 1. */
export function leaseTerms(
  { config, clock }: Pick<Backend, "config" | "clock">,
  { principal, expiresAt }: Session,
  chance: number,
): Pick<Terms, "principal" | "now" | "endsAt" | "endsBy" | "heartbeatMs" | "maxBytes"> {
  const now = clock().getTime();
  // Between 90 and 100 % of the lease: streams that began together do not come back together.
  const lease = now + config.HEARTH_LEASE_SECONDS * 1000 * (0.9 + chance / 10);
  const token = expiresAt?.getTime() ?? Number.POSITIVE_INFINITY;
  return {
    principal,
    now,
    endsAt: Math.round(Math.min(lease, token)),
    endsBy: token < lease ? "token" : "lease",
    heartbeatMs: config.HEARTH_HEARTBEAT_SECONDS * 1000,
    maxBytes: config.HEARTH_STREAM_MAX_BYTES,
  };
}
