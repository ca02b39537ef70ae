import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import type { Backend } from "../backend.ts";
import { json } from "./responses.ts";
import { createRouter } from "./router.ts";

const healthSchema = z.object({ status: z.literal("ok") });
const configSchema = z.object({
  projectId: z.string(),
  webApiKey: z.string(),
  streamUrl: z.string(),
  authEmulatorUrl: z
    .string()
    .nullable()
    .meta({ description: "Where to sign in instead of Firebase; null in production" }),
  features: z.object({
    attachments: z.boolean(),
    audioCopies: z.boolean().meta({ description: "Whether there are copies of audio that a browser cannot play" }),
  }),
});

/** What anyone may ask of the service itself. */
export function service({ config, projectId, authEmulatorUrl, ffmpeg }: Backend) {
  const health = createRoute({
    method: "get",
    path: "/health",
    operationId: "getHealth",
    summary: "Whether this instance answers",
    security: [],
    responses: { 200: json(healthSchema, "It does") },
  });

  const getConfig = createRoute({
    method: "get",
    path: "/config",
    operationId: "getConfig",
    summary: "What a browser needs to begin",
    security: [],
    responses: { 200: json(configSchema, "Nothing secret") },
  });

  return createRouter()
    .openapi(health, (context) => context.json({ status: "ok" as const }, 200))
    .openapi(getConfig, (context) =>
      context.json(
        {
          projectId,
          webApiKey: config.HEARTH_WEB_API_KEY,
          streamUrl: config.HEARTH_STREAM_URL,
          authEmulatorUrl,
          features: { attachments: true, audioCopies: ffmpeg !== null },
        },
        200,
      ),
    );
}
