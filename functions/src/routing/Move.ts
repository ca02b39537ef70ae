import type { Decision } from "../conversation/Decision.ts";
import type { Head } from "../conversation/Head.ts";

/** What one decision did to a conversation. `before`: null where there was none. */
export type Move = { before: Head | null; after: Head };

/**
 * The same decision, telling also what it found. The log tells of commits, each of which may be of several
 * decisions: one that came and went within it would not be seen there.
 */
export function moving(decide: Decision<Head>): Decision<Move> {
  return (context) => {
    const plan = decide(context);
    return "needs" in plan ? plan : { ...plan, answer: { before: context.head, after: plan.answer } };
  };
}

/** Who lost the conversation by it. */
export function leftBy({ before, after }: Move): string | undefined {
  const [had, has] = [holderOf(before), holderOf(after)];
  return had === has ? undefined : had;
}

/** Whether the conversation began to wait by it. */
export function entersQueue({ before, after }: Move): boolean {
  return before?.state !== "waiting" && after.state === "waiting";
}

/** Who has it now; a closed one names its operator still. */
export function holderOf(head: Head | null): string | undefined {
  return head?.state === "assigned" ? head.operator?.id : undefined;
}
