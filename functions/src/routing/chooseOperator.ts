import type { Presence } from "@hearth/contract";

export type Candidate = {
  id: string;
  /** As it is now, not as it was chosen. */
  status: Presence;
  capacity: number;
  conversations: number;
  /** When it was last given one. */
  givenAt: Date | null;
};

/**
 * Who is given the next conversation: of those online with room, whoever has the fewest; among equals whoever was
 * given one longest ago. Undefined: nobody can be.
 */
export function chooseOperator<Of extends Candidate>(candidates: readonly Of[]): Of | undefined {
  return candidates.filter(hasRoom).sort(byTurn)[0];
}

function hasRoom({ status, capacity, conversations }: Candidate): boolean {
  return status === "online" && conversations < capacity;
}

function byTurn(one: Candidate, other: Candidate): number {
  return (
    one.conversations - other.conversations ||
    (one.givenAt?.getTime() ?? 0) - (other.givenAt?.getTime() ?? 0) ||
    (one.id < other.id ? -1 : 1)
  );
}
