import type { Conversation } from "@hearth/contract";

type Place = Pick<Conversation, "epoch" | "seq">;

/** Whether an answer tells of a later state than the stream has brought so far. */
export function isAhead(answer: Place, stream: Place): boolean {
  return answer.epoch === stream.epoch && answer.seq > stream.seq;
}
