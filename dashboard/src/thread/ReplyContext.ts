import type { Message } from "@hearth/contract";
import { createContext, useContext } from "react";

/** Which message the next one answers. */
export type Reply = { replyTo: Message | null; setReplyTo: (message: Message | null) => void };

export const ReplyContext = createContext<Reply | null>(null);

/** Which message the next one answers: the list sets it, the composer shows it and sends it. */
export function useReply(): Reply {
  const reply = useContext(ReplyContext);
  if (reply === null) throw new Error("useReply is for what is inside ThreadPane");
  return reply;
}
