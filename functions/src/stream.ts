import { onRequest } from "firebase-functions/v2/https";
import { bypassBodyParsers } from "./http/bypassBodyParsers.ts";
import { instances } from "./instances.ts";
import { preloaded } from "./preloaded.ts";
import { region } from "./region.ts";

if (process.env.FUNCTION_TARGET === "stream") bypassBodyParsers();

const load = preloaded("stream", () => import("./relay/listener.ts"));

/**
 * The events of conversations and of the inbox, as they happen.
 * - concurrency 1000: a stream mostly waits; it needs a socket and a cursor. That takes one whole CPU.
 * - memory: about 150 MB at rest, the rest for 1000 sockets and what they have not read.
 * - timeout 540 s: a stream ends itself after its lease of 8 minutes, before it is cut.
 * - instances: 0 to 20, by params. 20 are 18,000 streams.
 */
export const stream = onRequest(
  { region, memory: "1GiB", cpu: 1, concurrency: 1000, timeoutSeconds: 540, ...instances.stream, invoker: "public" },
  async (request, response) => {
    const { listener } = await load();
    await listener(request, response);
  },
);
