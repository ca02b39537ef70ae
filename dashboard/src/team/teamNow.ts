import type { InboxSnapshot } from "@hearth/client";
import type { Conversation, Operator } from "@hearth/contract";

/** One of the team, with what it has: as far as that was listed, the newest first. */
export type Member = Operator & { has: readonly Conversation[] };

/** The team as the stream tells of it, which is younger than what was fetched; who is there comes first. */
export function teamNow(
  operators: readonly Operator[],
  presence: InboxSnapshot["presence"],
  assigned: readonly Conversation[],
): Member[] {
  const had = Map.groupBy(assigned, ({ operator }) => operator?.id);
  return operators
    .map((operator) => ({ ...operator, ...presence.get(operator.id), has: had.get(operator.id) ?? [] }))
    .sort((a, b) => rank[a.status] - rank[b.status] || a.name.localeCompare(b.name));
}

const rank = { online: 0, away: 1, offline: 2 };
