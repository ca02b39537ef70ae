import type { Figures } from "@hearth/contract";
import type { Counts } from "../conversation/Tally.ts";

/** What a manager reads, of sums. */
export function figuresOf(counts: Counts): Figures {
  const { conversations, handoffs, messages, replies, resolutions, ratings } = counts;
  return {
    conversations,
    handoffs,
    handoffRate: quotient(handoffs, conversations),
    messages,
    replies,
    averageFirstResponseSeconds: quotient(counts.responseSeconds, counts.responses),
    averageWaitSeconds: quotient(counts.waitSeconds, counts.waits),
    averageResolutionSeconds: quotient(counts.resolutionSeconds, resolutions),
    resolutions,
    ratings,
    averageRating: quotient(counts.ratingSum, ratings),
  };
}

/** Nobody has a conversation when it begins or is handed off: an operator's are those it took, and have no such rate. */
export function operatorFiguresOf(counts: Counts): Figures {
  return { ...figuresOf(counts), conversations: counts.taken, handoffRate: null };
}

function quotient(sum: number, count: number): number | null {
  return count === 0 ? null : sum / count;
}
