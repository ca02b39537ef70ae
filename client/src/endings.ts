import type { ReconnectReason } from "@hearth/contract";
import { HearthError } from "./HearthError.ts";

/**
 * How a connection ended:
 * - `again`: in order, or by a gap; come back after `ms`.
 * - `silent`: not a byte came, which is how a stream looks that something on the way holds back.
 * - `impossible`: this platform's fetch gives no bodies piece by piece.
 * - `failed`: it broke, or was refused for now.
 * - `refused`: for good.
 */
export type Ending =
  | { type: "again"; ms: number; refresh?: boolean }
  | { type: "silent" }
  | { type: "impossible" }
  | { type: "failed"; ms?: number | undefined; refresh?: boolean }
  | { type: "refused"; error: HearthError };

export function endingOf(error: unknown): Ending {
  if (!(error instanceof HearthError)) return { type: "failed" };
  // Who is signed out may sign in again: nothing that is open has to be opened anew for that.
  if (error.code === "unauthenticated") return { type: "failed", refresh: true };
  if (error.isTemporary || error.code === "unreadable") {
    return { type: "failed", ms: error.retryAfter && error.retryAfter * 1_000 };
  }
  return { type: "refused", error };
}

export function endingOfReconnect(data: string): Ending {
  const { reason, delayMs }: { reason: ReconnectReason; delayMs: number } = JSON.parse(data);
  return { type: "again", ms: delayMs, refresh: reason === "token" };
}
