import type { ResetReason } from "@hearth/contract";
import type { StoredEvent } from "../conversation/StoredEvent.ts";

/** More than this is fetched faster as a page of messages. */
export const maxBackfill = 1_000;

/** Whether what lies between is worth sending; if not, why the client must start anew. */
export function refuseBackfill(range: { after: number; upTo: number }): ResetReason | undefined {
  return range.upTo - range.after > maxBackfill ? "too_far_behind" : undefined;
}

/** Whether `events` are all of them, each still within its time: some of what is past it may be deleted already. */
export function isComplete(events: readonly StoredEvent[], range: { after: number; upTo: number }, now: Date): boolean {
  const whole = events.length >= range.upTo - range.after;
  return whole && events.every(({ seq, expiresAt }, index) => seq === range.after + 1 + index && expiresAt > now);
}

/**
 * What was fetched and what came live meanwhile, as one sequence after `position`: in order, each once. The
 * live ones follow the fetched ones without a gap, or overlap them.
 */
export function mergeBackfill<Item extends { seq: number }>(
  fetched: readonly Item[],
  live: readonly Item[],
  position: number,
): Item[] {
  const bySeq = new Map([...fetched, ...live].map((item) => [item.seq, item]));
  return [...bySeq.values()].filter(({ seq }) => seq > position).sort((a, b) => a.seq - b.seq);
}
