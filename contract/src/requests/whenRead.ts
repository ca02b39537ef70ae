import type { core } from "zod";

/**
 * Lets a rule over several fields run as soon as these are of their type, whatever is wrong with the others.
 * By default it waits until all are, and the sender learns of its mistakes in two rounds.
 */
export function whenRead(...fields: readonly string[]) {
  return {
    when: ({ issues }: core.ParsePayload) =>
      issues.every(
        ({ path = [], ...issue }) => issue.continue || (path.length > 0 && !fields.includes(String(path[0]))),
      ),
  };
}
