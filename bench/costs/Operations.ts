/** Documents that Firestore bills for. */
export type Operations = { reads: number; writes: number; deletes: number };

export const none: Operations = { reads: 0, writes: 0, deletes: 0 };

export function plus(...all: readonly Operations[]): Operations {
  return all.reduce(
    (a, b) => ({ reads: a.reads + b.reads, writes: a.writes + b.writes, deletes: a.deletes + b.deletes }),
    none,
  );
}

export function times({ reads, writes, deletes }: Operations, factor: number): Operations {
  return { reads: reads * factor, writes: writes * factor, deletes: deletes * factor };
}
