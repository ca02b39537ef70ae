import type { EventType } from "@hearth/contract";
import type { Head } from "./Head.ts";
import type { StoredMessage } from "./StoredMessage.ts";
import { type Counts, dayOf, emptyTally, type Tally } from "./Tally.ts";

type Change = { type: EventType; message?: StoredMessage | undefined; now: Date };
type Counted = Pick<Head, "tally" | "episode"> & { closed: Tally | undefined };

/**
 * The tally and the episode after one event; `closed` is the tally before, where it is complete and counted
 * anything. `after`: the head with all else that the event changes.
 */
export function tallied(before: Head, after: Head, change: Change): Counted {
  const operator = after.operator?.id ?? null;
  const isSame = before.tally.day === dayOf(change.now) && before.tally.operator === operator;
  const tally = isSame ? before.tally : emptyTally(change.now, operator);
  const closed = isSame || isEmpty(before.tally) ? undefined : before.tally;
  return {
    tally: { ...tally, ...added(tally, factsOf(before, after, change)) },
    episode: episodeAfter(before, after, change),
    closed,
  };
}

/** What one event adds. */
function factsOf(before: Head, after: Head, { type, message, now }: Change): Partial<Counts> {
  const { replyDueSince, openedAt } = before.episode;
  const facts: Partial<Counts> = {};
  if (type === "conversation.created" || isReopened(before, after)) facts.conversations = 1;
  if (before.state === "bot" && after.state === "waiting") facts.handoffs = 1;
  if (before.state === "waiting" && after.state === "assigned") {
    facts.waits = 1;
    facts.waitSeconds = seconds(before.waitingSince ?? now, now);
  }
  if (type === "message.created" && message?.visibility === "public") {
    facts.messages = 1;
    if (message.role === "operator") facts.replies = 1;
    if (message.role === "operator" && replyDueSince !== null) {
      facts.responses = 1;
      facts.responseSeconds = seconds(replyDueSince, now);
    }
  }
  if (before.state !== "closed" && after.state === "closed") {
    facts.resolutions = 1;
    facts.resolutionSeconds = seconds(openedAt, now);
  }
  if (after.rating !== null && after.rating !== before.rating) {
    facts.ratings = before.rating === null ? 1 : 0;
    facts.ratingSum = after.rating.score - (before.rating?.score ?? 0);
  }
  return facts;
}

function episodeAfter(before: Head, after: Head, { type, message, now }: Change): Head["episode"] {
  const { openedAt, replyDueSince, takenAt } = before.episode;
  const isTaken = before.state !== "assigned" && after.state === "assigned";
  const isAnswered = type === "message.created" && message?.role === "operator" && message.visibility === "public";
  const awaitsPerson = after.state === "waiting" || after.state === "assigned";
  const begins = before.state !== after.state && (before.state === "bot" || before.state === "closed");
  const due = begins && awaitsPerson ? now : replyDueSince;
  return {
    openedAt: isReopened(before, after) ? now : openedAt,
    replyDueSince: awaitsPerson && !isAnswered ? due : null,
    takenAt: isTaken && before.state === "waiting" ? now : takenAt,
  };
}

function isReopened(before: Head, after: Head): boolean {
  return before.state === "closed" && after.state !== "closed";
}

function added(tally: Tally, facts: Partial<Counts>): Partial<Counts> {
  const sums: Partial<Counts> = {};
  for (const name of Object.keys(facts)) {
    if (isCount(name, tally)) sums[name] = tally[name] + (facts[name] ?? 0);
  }
  return sums;
}

function isCount(name: string, tally: Tally): name is keyof Counts {
  return name in tally && name !== "day" && name !== "operator";
}

function isEmpty({ day: _, operator: __, ...counts }: Tally): boolean {
  return Object.values(counts).every((count) => count === 0);
}

/** Clocks of two instances differ: never less than none. */
function seconds(from: Date, to: Date): number {
  return Math.max(0, Math.round((to.getTime() - from.getTime()) / 1000));
}
