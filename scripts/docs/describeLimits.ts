import { maxPageSize, maxTextLength, maxWaitSeconds } from "@hearth/contract";
import { z } from "zod";
import { configSchema } from "../../functions/src/config.ts";
import { inFigures } from "./inFigures.ts";
import { table } from "./table.ts";

const told = [
  "HEARTH_MESSAGES_PER_MINUTE",
  "HEARTH_CONVERSATIONS_PER_HOUR",
  "HEARTH_UNSENT_FILES",
  "HEARTH_TOKENS_PER_MINUTE",
  "HEARTH_CALLS_PER_MINUTE",
  "HEARTH_EVENT_TTL_DAYS",
  "HEARTH_INCOMING_MAX_AGE_MINUTES",
  "HEARTH_LEASE_SECONDS",
  "HEARTH_HEARTBEAT_SECONDS",
  "HEARTH_STREAM_MAX_BYTES",
  "HEARTH_STREAMS_PER_INSTANCE",
  "HEARTH_STREAMS_PER_USER",
] as const;

/** The bounds a caller may run into; those with a name are the deployer's to set. */
export function describeLimits(): string {
  const settings = told.map((name) => {
    const field = configSchema.shape[name];
    return [z.globalRegistry.get(field)?.description ?? "", inFigures(field.parse(undefined)), `\`${name}\``];
  });
  return table(
    ["what", "limit", "set by"],
    [
      ["Characters (code points, after normalization) in a message's text", inFigures(maxTextLength), ""],
      ["Entries on a page", inFigures(maxPageSize), ""],
      ["Seconds that `wait` may hold a request", inFigures(maxWaitSeconds), ""],
      ...settings,
    ],
  );
}
