import { onRequest } from "firebase-functions/v2/https";
import { bypassBodyParsers } from "./http/bypassBodyParsers.ts";
import { identitySecrets } from "./identitySecrets.ts";
import { instances } from "./instances.ts";
import { preloaded } from "./preloaded.ts";
import { region } from "./region.ts";

if (process.env.FUNCTION_TARGET === "api") bypassBodyParsers();

const load = preloaded("api", () => import("./http/listener.ts"));

/**
 * The contract under `/v1`.
 * - memory: about 190 MB at rest once it has met a file; 110 more for ten uploads of 25 MB at once, 440 for the
 *   worst image or 300 for the worst sound (one file at a time), 100 for the longest copy of a sound (one at a time);
 *   the rest is for requests of up to 128 KiB, 80 at once, and their answers.
 * - concurrency 80: a request mostly waits for Firestore; one CPU carries that many.
 * - timeout 60 s: a call waits 25 s for an event, an upload has 50; Hosting, in front of it, cuts at 60 s too.
 * - instances: 0 to 20, by params. 20 are 1,600 requests at once.
 */
export const api = onRequest(
  {
    region,
    memory: "1GiB",
    cpu: 1,
    concurrency: 80,
    timeoutSeconds: 60,
    ...instances.api,
    invoker: "public",
    secrets: identitySecrets,
  },
  async (request, response) => {
    const { listener } = await load();
    await listener(request, response);
  },
);
