import type { EventType } from "./event.ts";
import type { Kind } from "./kind.ts";
import type { Role } from "./role.ts";
import { previewOf } from "./text.ts";

/** `Time` is a Date on the server and a string on the wire; the rule is one. */
type LastMessage<Time> = { id: string; seq: number; role: Role; kind: Kind; preview: string; at: Time };

type Changed<Time> = {
  type: EventType;
  message?:
    | { id: string; seq: number; role: Role; kind: Kind; text: string; visibility: string; createdAt: Time }
    | undefined;
};

/** The newest public message after this event. An edit or deletion changes the preview of the newest one only. */
export function nextLastMessage<Time>(last: LastMessage<Time> | null, event: Changed<Time>): LastMessage<Time> | null {
  const { message } = event;
  if (message === undefined || message.visibility === "internal") return last;
  if (event.type !== "message.created" && message.id !== last?.id) return last;
  const { id, seq, role, kind, text, createdAt } = message;
  return { id, seq, role, kind, preview: previewOf(text), at: createdAt };
}
