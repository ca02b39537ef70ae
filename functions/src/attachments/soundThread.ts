import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { z } from "zod";
import { readSound } from "./readSound.ts";

/** What the thread is begun with. */
const dataSchema = z.object({ size: z.int() });

/** What it is answered: the bytes that it asked for under this number. */
const partSchema = z.object({ number: z.int(), bytes: z.instanceof(Uint8Array) });

/** Looks into one file, whose bytes it asks for: `{ number, start, end }`. The last it says is `{ sound }`. */
async function look(port: MessagePort, { size }: z.infer<typeof dataSchema>): Promise<void> {
  const asked = new Map<number, (bytes: Uint8Array) => void>();
  port.on("message", (message) => {
    const { number, bytes } = partSchema.parse(message);
    asked.get(number)?.(bytes);
    asked.delete(number);
  });
  let number = 0;
  const read = (start: number, end: number) =>
    new Promise<Uint8Array>((resolve) => {
      asked.set(++number, resolve);
      port.postMessage({ number, start, end });
    });
  port.postMessage({ sound: await readSound(size, read) });
}

if (parentPort !== null) await look(parentPort, dataSchema.parse(workerData));
