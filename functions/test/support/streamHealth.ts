import { z } from "zod";

const healthSchema = z.object({ status: z.literal("ok"), topics: z.int(), subscribers: z.int() });

/** Asks again and again until the stream counts so many subscribers, and says what else it counts. */
export async function subscribersAre(url: string, count: number): Promise<{ topics: number }> {
  const limit = AbortSignal.timeout(20_000);
  for (;;) {
    const health = healthSchema.parse(await (await fetch(`${url}/health`)).json());
    if (health.subscribers === count) return health;
    if (limit.aborted) throw new Error(`Waited for ${count} subscribers; there are ${health.subscribers}.`);
  }
}
