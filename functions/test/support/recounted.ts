import type { State } from "@hearth/contract";
import type { StoredEvent } from "../../src/conversation/StoredEvent.ts";
import type { Counts } from "../../src/conversation/Tally.ts";

type Part = { at: Date; operator: string | null; counts: Partial<Counts> };

/**
 * What the events of a conversation tell of its metrics, one part for each fact: from each event by looking back
 * over all before it, with nothing remembered from one to the next.
 */
export function recounted(events: readonly StoredEvent[]): Part[] {
  return events.flatMap((event, index) => {
    const past = events.slice(0, index);
    const { at, conversation } = event;
    const operator = conversation.operator?.id ?? null;
    const parts = [...ofMessage(event, past), ...ofState(event, past)].map((counts) => ({ at, operator, counts }));
    return [
      ...parts,
      ...ofRating(event, past).map((counts) => ({ at: conversation.closedAt ?? at, operator, counts })),
    ];
  });
}

function ofMessage(event: StoredEvent, past: readonly StoredEvent[]): Partial<Counts>[] {
  if (event.type !== "message.created" || event.message?.visibility !== "public") return [];
  if (!isReply(event)) return [{ messages: 1 }];
  const asked = past.findLast((_, index) => isOurs(stateAt(past, index)) && !isOurs(stateAt(past, index - 1)));
  const isAnswered = asked === undefined || past.some((earlier) => earlier.seq > asked.seq && isReply(earlier));
  const response = isAnswered ? {} : { responses: 1, responseSeconds: seconds(asked.at, event.at) };
  return [{ messages: 1, replies: 1, ...response }];
}

function ofState({ at, conversation }: StoredEvent, past: readonly StoredEvent[]): Partial<Counts>[] {
  const before = past.at(-1)?.conversation;
  const parts: Partial<Counts>[] = [];
  const step = `${before?.state} ${conversation.state}`;
  if (before === undefined || (before.state === "closed" && conversation.state !== "closed")) {
    parts.push({ conversations: 1 });
  }
  if (step === "bot waiting") parts.push({ handoffs: 1 });
  if (conversation.state === "assigned") {
    if (before?.state !== "assigned" || before.operator?.id !== conversation.operator?.id) parts.push({ taken: 1 });
  }
  if (step === "waiting assigned") {
    const joined = past.findLast(
      (_, index) => stateAt(past, index) === "waiting" && stateAt(past, index - 1) !== "waiting",
    );
    parts.push({ waits: 1, waitSeconds: seconds(joined?.at ?? at, at) });
  }
  if (before?.state !== "closed" && conversation.state === "closed") {
    const opening = openingIn(past);
    // It was not reopened before it was rated, whatever the clocks said.
    const rated = past[past.indexOf(opening) - 1]?.conversation.rating?.at.getTime() ?? Number.NEGATIVE_INFINITY;
    const opened = new Date(Math.max(opening.at.getTime(), rated + 1));
    parts.push({ resolutions: 1, resolutionSeconds: seconds(opened, at) });
  }
  return parts;
}

/** The first rating since it was opened counts as one; the others take its place. */
function ofRating({ conversation: { rating } }: StoredEvent, past: readonly StoredEvent[]): Partial<Counts>[] {
  const before = past.at(-1)?.conversation.rating ?? null;
  if (rating === null || isSame(rating, before)) return [];
  const wasThen = past[past.indexOf(openingIn(past)) - 1]?.conversation.rating ?? null;
  if (before === null || isSame(before, wasThen)) return [{ ratings: 1, ratingSum: rating.score }];
  return [{ ratingSum: rating.score - before.score }];
}

type Rating = StoredEvent["conversation"]["rating"];

function isSame(a: Rating, b: Rating): boolean {
  return a?.at.getTime() === b?.at.getTime() && a?.score === b?.score && a?.comment === b?.comment;
}

/** The event that opened it, or last reopened it. */
function openingIn(past: readonly StoredEvent[]): StoredEvent {
  const opening = past.findLast(
    (_, index) => index === 0 || (stateAt(past, index - 1) === "closed" && stateAt(past, index) !== "closed"),
  );
  if (opening === undefined) throw new Error("the first event opens the conversation");
  return opening;
}

function stateAt(events: readonly StoredEvent[], index: number): State | undefined {
  return index < 0 ? undefined : events[index]?.conversation.state;
}

function isOurs(state: State | undefined): boolean {
  return state === "waiting" || state === "assigned";
}

function isReply({ type, message }: StoredEvent): boolean {
  return type === "message.created" && message?.role === "operator" && message.visibility === "public";
}

function seconds(from: Date, to: Date): number {
  return Math.max(0, Math.round((to.getTime() - from.getTime()) / 1000));
}
