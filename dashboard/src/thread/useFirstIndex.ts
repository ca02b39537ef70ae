import { useState } from "react";
import type { Item } from "./threadItems.ts";

/** Far more than a conversation has: older messages get smaller indexes, and those that are there keep theirs. */
const start = 1_000_000;

/**
 * The index of the first item. It goes down by as many as come before what was shown first: so the list knows that they
 * are older, and does not move. `generation` changes where the list began anew and its indexes mean nothing any more.
 */
export function useFirstIndex(items: readonly Item[]): { firstIndex: number; generation: number } {
  const oldest = seqOf(items[0]);
  const [span, setSpan] = useState({ anchor: oldest, oldest });
  if (oldest !== span.oldest) setSpan({ anchor: oldest > span.oldest ? oldest : span.anchor, oldest });
  const older = items.findIndex((item) => seqOf(item) >= span.anchor);
  return { firstIndex: start - Math.max(0, older), generation: span.anchor };
}

function seqOf(item: Item | undefined): number {
  return item?.type === "message" ? item.message.seq : Number.MAX_SAFE_INTEGER;
}
