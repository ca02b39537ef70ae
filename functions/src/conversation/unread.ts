import type { Head } from "./Head.ts";

/** Unread messages listed one by one; older ones are only counted. Keeps the head small. */
const listed = 100;

type Unread = Pick<Head, "unread" | "unreadSeqs">;
type Side = "operator" | "customer";

/** One more message that `side` has not read. */
export function withUnread(head: Unread, side: Side, seq: number): Unread {
  return replace(head, side, head.unread[side] + 1, [...head.unreadSeqs[side], seq].slice(-listed));
}

/** A message that is gone needs no reading. */
export function withoutUnread(head: Unread, side: Side, seq: number): Unread {
  const seqs = head.unreadSeqs[side];
  if (!seqs.includes(seq)) return head;
  return replace(
    head,
    side,
    head.unread[side] - 1,
    seqs.filter((other) => other !== seq),
  );
}

/** Everything up to `seq` is read. Exact once `seq` reaches into the listed ones; until then the count stays. */
export function afterReading(head: Unread, side: Side, seq: number): Unread {
  const seqs = head.unreadSeqs[side];
  const left = seqs.filter((other) => other > seq);
  return left.length === seqs.length ? head : replace(head, side, left.length, left);
}

function replace(head: Unread, side: Side, count: number, seqs: number[]): Unread {
  return { unread: { ...head.unread, [side]: count }, unreadSeqs: { ...head.unreadSeqs, [side]: seqs } };
}
