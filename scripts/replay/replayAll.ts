import type { DialoguePlan } from "./planReplay.ts";
import { type Hearth, type Replayed, replayDialogue } from "./replayDialogue.ts";

/** A schema's complaint can fill pages. In characters. */
const longestFailure = 300;

/** A dialogue that could not be carried through has a failure instead. */
export type Outcome = { id: string } & ({ replayed: Replayed } | { failure: string });

/** All dialogues, so many at a time; the outcomes are in their order. Throws only when `signal` aborts. */
export async function replayAll(
  hearth: Hearth,
  plans: readonly DialoguePlan[],
  options: { concurrency: number; onSent: () => void },
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  // One iterator for all: whoever is done takes the next.
  const queue = plans.entries();
  const work = async () => {
    for (const [index, plan] of queue) {
      const { id } = plan.dialogue;
      try {
        outcomes[index] = { id, replayed: await replayDialogue(hearth, plan, options.onSent) };
      } catch (error) {
        hearth.signal.throwIfAborted();
        outcomes[index] = { id, failure: inOneLine(error) };
      }
    }
  };
  await Promise.all(Array.from({ length: options.concurrency }, work));
  return outcomes;
}

function inOneLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  // What `fetch` throws says nothing; its cause names the address and what was wrong there.
  const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : "";
  return `${message}${cause}`.replace(/\s+/g, " ").slice(0, longestFailure);
}
