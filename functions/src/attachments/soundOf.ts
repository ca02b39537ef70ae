import { buffer } from "node:stream/consumers";
import { Worker } from "node:worker_threads";
import { warn } from "firebase-functions/logger";
import { z } from "zod";
import type { Bucket } from "./Bucket.ts";
import { type Sound, soundSchema, unknownSound } from "./Sound.ts";

/** An hour of speech takes two. In seconds. */
const longest = 10;

/** In megabytes. Speech takes a third of it. */
const resourceLimits = { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 16 };

/** As it lies beside this file: as it was written, or built. */
const thread = new URL(import.meta.url.endsWith(".ts") ? "./soundThread.ts" : "./soundThread.js", import.meta.url);

const saidSchema = z.union([
  z.object({ sound: soundSchema }),
  z.object({ number: z.int(), start: z.int(), end: z.int() }),
]);

/**
 * Whether a stored audio or video file has a picture; if not, how long it sounds, and its course. Files of a few bytes
 * can be made that take for ever to read, or all the memory there is. So each is looked into by a thread of its own,
 * which knows no secrets and can be ended whatever it does: a file that takes too much is one of which nothing is known.
 */
export async function soundOf(bucket: Bucket, path: string, size: number): Promise<Sound> {
  const { promise, resolve, reject } = Promise.withResolvers<Sound>();
  const worker = new Worker(thread, { workerData: { size }, resourceLimits, env: {} });
  const late = setTimeout(() => reject(new Error("It takes too long.")), longest * 1000);
  worker.on("error", reject);
  worker.on("exit", () => reject(new Error("It ended without an answer.")));
  worker.on("message", (message) => {
    const { data: said, error } = saidSchema.safeParse(message);
    if (said === undefined) reject(error);
    else if ("sound" in said) resolve(said.sound);
    else hand(said).catch(reject);
  });
  async function hand({ number, start, end }: { number: number; start: number; end: number }): Promise<void> {
    const bytes = new Uint8Array(await buffer(bucket.read(path, { start, end: end - 1 })));
    worker.postMessage({ number, bytes }, [bytes.buffer]);
  }
  try {
    return await promise;
  } catch (failure) {
    warn("sound could not be read", { failure: String(failure) });
    return unknownSound;
  } finally {
    clearTimeout(late);
    await worker.terminate();
  }
}
