import type { Message } from "@hearth/contract";

/** What others have said after that `seq`. Looks at no more than what came since. */
export function arrivedSince(messages: readonly Message[], seq: number, uid: string): Message[] {
  const before = messages.findLastIndex((message) => message.seq <= seq);
  return messages.slice(before + 1).filter(({ author, role }) => author.id !== uid && role !== "system");
}
