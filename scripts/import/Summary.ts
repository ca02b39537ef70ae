import { type Repair, repairs } from "../../functions/src/import/Repair.ts";

/** What could not be brought in, and where it stands. `message`: its place in the conversation's array, from 0. */
export type Problem = { line: number; conversation?: string; message?: number; reason: string };

/** How many problems are kept to be printed; the others are only counted. */
const kept = 1_000;

/** What an import did, or would have done. */
export class Summary {
  readonly conversations = { created: 0, present: 0, rejected: 0 };
  readonly messages = { written: 0, present: 0, merged: 0, rejected: 0 };
  readonly repaired = new Map<Repair, number>(repairs.map((repair) => [repair, 0]));
  readonly problems: Problem[] = [];
  rejected = 0;

  repair(repair: Repair): void {
    this.repaired.set(repair, (this.repaired.get(repair) ?? 0) + 1);
  }

  reject(problem: Problem): void {
    this.rejected += 1;
    if (problem.message === undefined) this.conversations.rejected += 1;
    else this.messages.rejected += 1;
    if (this.problems.length < kept) this.problems.push(problem);
  }
}
