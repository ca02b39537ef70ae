import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { startChild } from "../scripts/processes/startChild.ts";
import type { AtEnd } from "./Benchmark.ts";
import { sightingSchema, type Watched, watching } from "./Sighting.ts";

const watchProgram = fileURLToPath(new URL("watch.ts", import.meta.url));

/** What has not come by then was lost. In milliseconds. */
const patience = 30_000;

/** When the message with this key was seen, by `now()`. To be called before it is sent. */
export type Seen = (key: string) => Promise<number>;

/** Starts the receiver, and returns when it watches. */
export async function startWatching(watched: Watched, atEnd: AtEnd): Promise<Seen> {
  const child = startChild([watchProgram, JSON.stringify(watched)], { env: process.env });
  atEnd(() => child.end());
  const awaited = new Map<string, (at: number) => void>();
  child.process.on("message", (message) => {
    const { key, at } = sightingSchema.parse(message);
    awaited.get(key)?.(at);
    awaited.delete(key);
  });
  const missed = async (key: string): Promise<never> => {
    await Promise.race([child.exited, sleep(patience, undefined, { ref: false })]);
    throw new Error(`The receiver never told of ${key}.\n${child.output()}`);
  };
  const seen: Seen = (key) => Promise.race([new Promise<number>((resolve) => awaited.set(key, resolve)), missed(key)]);
  await seen(watching);
  return seen;
}
