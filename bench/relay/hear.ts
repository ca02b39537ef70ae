import { once } from "node:events";
import type { z } from "zod";
import type { Child } from "../../scripts/processes/startChild.ts";

/** A child to speak with. */
export type Speaker = Pick<Child, "process" | "exited" | "output">;

/** The next thing a child tells over its channel. Throws what the child printed, when it ends instead. */
export async function hear<Told>(child: Speaker, schema: z.ZodType<Told>): Promise<Told> {
  const gone = new AbortController();
  const ended = child.exited.then(() => Promise.reject(new Error(`It ended.\n${child.output()}`)));
  try {
    const [message] = await Promise.race([once(child.process, "message", { signal: gone.signal }), ended]);
    return schema.parse(message);
  } finally {
    gone.abort();
  }
}
