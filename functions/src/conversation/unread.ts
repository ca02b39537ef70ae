import type { Head } from "./Head.ts";

/** Unread messages listed one by one; older ones are only counted. Keeps the head small. */
const listed = 100;

/** Exactly these: it is spread over a head, and more would undo what else the call changes. */
type Unread = Pick<Head, "unread" | "unreadSeqs">;
type Side = "operator" | "customer";

/** One more message that `side` has not read. */
export function withUnread(head: Head, side: Side, seq: number): Unread {
  return replace(head, side, head.unread[side] + 1, [...head.unreadSeqs[side], seq].slice(-listed));
}

/** A message that is gone needs no reading. */
export function withoutUnread(head: Head, side: Side, seq: number): Unread {
  const seqs = head.unreadSeqs[side];
  const left = seqs.filter((other) => other !== seq);
  return replace(head, side, head.unread[side] - (seqs.length - left.length), left);
}

/** Everything up to `seq` is read. Exact once `seq` reaches into the listed ones; until then the count stays. */
export function afterReading(head: Head, side: Side, seq: number): Unread {
  const seqs = head.unreadSeqs[side];
  const left = seqs.filter((other) => other > seq);
  // All that were listed may have been deleted since, with older ones only counted.
  const exact = left.length < seqs.length || seq >= (head.lastMessage?.seq ?? 0);
  return replace(head, side, exact ? left.length : head.unread[side], left);
}

function replace(head: Head, side: Side, count: number, seqs: number[]): Unread {
  return { unread: { ...head.unread, [side]: count }, unreadSeqs: { ...head.unreadSeqs, [side]: seqs } };
}
