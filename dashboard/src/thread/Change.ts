import type { Actor, ChangeEvent, Conversation } from "@hearth/contract";

/** What happened to a conversation, as a line between its messages. */
export type Change = {
  seq: number;
  at: string;
  actor: Actor;
  what: "tookOver" | "given" | "transferred" | "releasedToQueue" | "releasedToBot" | "handedOff" | "ended" | "reopened";
  operator: Conversation["operator"];
  reason: string | null;
};

type Stand = Pick<Conversation, "state" | "operator">;

/** The line that an event is worth, given how things stood before it; null where it changed neither state nor holder. */
export function changeOf(before: Stand, { seq, at, actor, reason, conversation }: ChangeEvent): Change | null {
  const what = whatChanged(before, conversation, actor);
  return what && { seq, at, actor, what, operator: conversation.operator, reason: reason ?? null };
}

function whatChanged(before: Stand, after: Stand, actor: Actor): Change["what"] | null {
  if (before.state === after.state && before.operator?.id === after.operator?.id) return null;
  if (after.state === "closed") return "ended";
  if (before.state === "closed") return "reopened";
  if (after.state === "assigned") {
    if (actor.id === after.operator?.id) return "tookOver";
    return actor.role === "system" ? "given" : "transferred";
  }
  if (before.state === "assigned") return after.state === "waiting" ? "releasedToQueue" : "releasedToBot";
  return after.state === "waiting" ? "handedOff" : null;
}
