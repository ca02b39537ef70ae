import { defineInt } from "firebase-functions/params";

/**
 * How many instances of each function the platform keeps and may start: filled in when the CLI deploys, never
 * read by running code. The upper limits bound the bill, and with it what somebody else's flood can cost; a
 * request past them waits for an instance, and is answered 429 by the platform when it waits too long.
 * Warm instances save the first request after a quiet time a cold start, and cost money around the clock.
 */
export const instances = {
  api: {
    minInstances: count("HEARTH_API_MIN_INSTANCES", 0, "Instances of the API kept warm"),
    maxInstances: count("HEARTH_API_MAX_INSTANCES", 20, "Instances of the API at most, 80 requests at once on each"),
  },
  stream: {
    minInstances: count("HEARTH_STREAM_MIN_INSTANCES", 0, "Instances of the stream kept warm"),
    maxInstances: count("HEARTH_STREAM_MAX_INSTANCES", 20, "Instances of the stream at most, 900 streams on each"),
  },
  incoming: {
    maxInstances: count("HEARTH_INCOMING_MAX_INSTANCES", 10, "Instances of the incoming trigger at most"),
  },
  /** One that runs, and one that begins before it has ended: not for a deployer to choose. */
  sweep: { maxInstances: 2 },
};

function count(name: string, preset: number, description: string) {
  return defineInt(name, { default: preset, description });
}
