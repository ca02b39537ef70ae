import type { Lock } from "../../src/Environment.ts";

/** The locks of one browser's tabs: under one name one at a time, in the order they asked. */
export function fakeLocks(): Lock {
  const last = new Map<string, Promise<unknown>>();
  return (name, run) => {
    const mine = (last.get(name) ?? Promise.resolve()).then(run);
    last.set(name, mine);
    return mine;
  };
}
