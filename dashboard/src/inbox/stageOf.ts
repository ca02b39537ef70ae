import type { InboxSnapshot } from "@hearth/client";

export type Stage = "loading" | "listed" | "empty" | "failed";

/** What the pane shows. What was listed stays, whatever becomes of the connection. */
export function stageOf({ conversations, connection }: Pick<InboxSnapshot, "conversations" | "connection">): Stage {
  if (connection === "refused") return "failed";
  if (conversations.length > 0) return "listed";
  if (connection === "offline") return "failed";
  return connection === "connecting" ? "loading" : "empty";
}
