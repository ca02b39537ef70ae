import type { EventType } from "@hearth/contract";
import type { Head } from "./Head.ts";
import { latest } from "./latest.ts";
import type { StoredMessage } from "./StoredMessage.ts";
import { type Counts, countNames, emptyTally, plus, type Tally } from "./Tally.ts";

type Change = { type: EventType; message?: StoredMessage | undefined; now: Date };
type Counted = Pick<Head, "tally" | "episode"> & { closed: Tally | undefined };

/**
 * The tally and the episode after one event; `closed` is the tally before, where it is complete and counted
 * anything. `after`: the head with all else that the event changes.
 */
export function tallied(before: Head, after: Head, change: Change): Counted {
  const episode = episodeAfter(before, after, change);
  const facts = factsOf(before, after, change);
  if (isNothing(facts)) return { tally: before.tally, episode, closed: undefined };
  const current = emptyTally(timeOf(before, after, change.now), after.operator?.id ?? null);
  const isSame = before.tally.day === current.day && before.tally.operator === current.operator;
  return {
    tally: plus(isSame ? before.tally : current, facts),
    episode,
    closed: isSame || isNothing(before.tally) ? undefined : before.tally,
  };
}

/**
 * On whose day it counts. A rating goes with the resolution that it is about: were a changed one counted on the
 * day of the change, that day would have points without a rating, and averages beyond 5.
 */
function timeOf(before: Head, after: Head, now: Date): Date {
  return isRated(before, after) ? (after.closedAt ?? now) : now;
}

/** What one event adds. */
function factsOf(before: Head, after: Head, change: Change): Partial<Counts> {
  const { type, message, now } = change;
  const { replyDueSince, openedAt } = before.episode;
  const facts: Partial<Counts> = {};
  if (type === "conversation.created" || isReopened(before, after)) facts.conversations = 1;
  if (before.state === "bot" && after.state === "waiting") facts.handoffs = 1;
  if (isTaken(before, after)) facts.taken = 1;
  if (before.state === "waiting" && after.state === "assigned") {
    facts.waits = 1;
    facts.waitSeconds = seconds(before.waitingSince ?? now, now);
  }
  if (type === "message.created" && message?.visibility === "public") facts.messages = 1;
  if (isReply(change)) {
    facts.replies = 1;
    if (replyDueSince !== null) {
      facts.responses = 1;
      facts.responseSeconds = seconds(replyDueSince, now);
    }
  }
  if (before.state !== "closed" && after.state === "closed") {
    facts.resolutions = 1;
    facts.resolutionSeconds = seconds(openedAt, now);
  }
  if (isRated(before, after)) {
    const replaced = before.rating !== null && before.rating.at >= openedAt ? before.rating : undefined;
    facts.ratings = replaced === undefined ? 1 : 0;
    facts.ratingSum = after.rating.score - (replaced?.score ?? 0);
  }
  return facts;
}

function episodeAfter(before: Head, after: Head, change: Change): Head["episode"] {
  const { replyDueSince, takenAt } = before.episode;
  const { now } = change;
  const awaitsPerson = after.state === "waiting" || after.state === "assigned";
  const begins = before.state !== after.state && (before.state === "bot" || before.state === "closed");
  const due = begins && awaitsPerson ? now : replyDueSince;
  return {
    openedAt: openedAtAfter(before, after, now),
    replyDueSince: awaitsPerson && !isReply(change) ? due : null,
    takenAt: before.state === "waiting" && after.state === "assigned" ? now : takenAt,
  };
}

/**
 * By it a rating is told to be of this episode: never before it, and the last episode's never after, whatever
 * clocks say.
 */
function openedAtAfter(before: Head, after: Head, now: Date): Date {
  const { openedAt } = before.episode;
  if (isReopened(before, after)) return before.rating === null ? now : latest(now, justAfter(before.rating.at));
  return isRated(before, after) && after.rating.at < openedAt ? after.rating.at : openedAt;
}

function justAfter(time: Date): Date {
  return new Date(time.getTime() + 1);
}

function isReopened(before: Head, after: Head): boolean {
  return before.state === "closed" && after.state !== "closed";
}

/** By an operator who did not have it until now. */
function isTaken(before: Head, after: Head): boolean {
  return after.state === "assigned" && (before.state !== "assigned" || before.operator?.id !== after.operator?.id);
}

/** Words of a person on our side. */
function isReply({ type, message }: Change): boolean {
  return type === "message.created" && message?.role === "operator" && message.visibility === "public";
}

function isRated(before: Head, after: Head): after is Head & { rating: Head["rating"] & {} } {
  if (after.rating === null) return false;
  return after.rating.score !== before.rating?.score || after.rating.at.getTime() !== before.rating.at.getTime();
}

function isNothing(counts: Partial<Counts>): boolean {
  return countNames.every((name) => (counts[name] ?? 0) === 0);
}

/** Clocks of two instances differ: never less than none. */
function seconds(from: Date, to: Date): number {
  return Math.max(0, Math.round((to.getTime() - from.getTime()) / 1000));
}
