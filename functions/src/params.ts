import { defineInt, defineString, expr, projectID } from "firebase-functions/params";
import { z } from "zod";
import { configSchema, parseConfig } from "./config.ts";
import { region } from "./region.ts";

/** Defaults that only the CLI can tell: it knows the project before anything runs there. */
const presets = new Map([["HEARTH_STREAM_URL", expr`https://${region}-${projectID}.cloudfunctions.net/stream`]]);

// Declared for the firebase CLI, which asks for what functions/.env does not say and keeps the answers in
// functions/.env.<project>. No param is read here: it has no value before the deployment.
for (const [name, field] of Object.entries(configSchema.shape)) {
  const description = z.globalRegistry.get(field)?.description ?? "";
  const fallback = field.parse(undefined);
  if (typeof fallback === "number") defineInt(name, { description, default: fallback });
  else defineString(name, { description, default: presets.get(name) ?? fallback });
}

// The CLI reads the declarations with its dotenv files in the environment: a wrong value stops the deployment
// here, not every request after it.
if (process.env.FUNCTIONS_CONTROL_API === "true") parseConfig(process.env);
