import { defineInt, defineString } from "firebase-functions/params";
import { z } from "zod";
import { configSchema } from "./config.ts";

// Declared for the firebase CLI, which asks for what has no value and writes it beside the source.
for (const [name, field] of Object.entries(configSchema.shape)) {
  const description = z.globalRegistry.get(field)?.description ?? "";
  const preset = field.parse(undefined);
  if (typeof preset === "number") defineInt(name, { description, default: preset });
  else defineString(name, { description, default: preset });
}
