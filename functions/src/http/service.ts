import { clientConfigSchema } from "@hearth/contract";
import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import { limitsOf } from "../attachments/mediaTypes.ts";
import type { Backend } from "../backend.ts";
import { json } from "./responses.ts";
import { createRouter } from "./router.ts";

const healthSchema = z.object({ status: z.literal("ok") });

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
    responses: { 200: json(clientConfigSchema, "Nothing secret") },
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
          attachmentLimits: limitsOf(config),
        },
        200,
      ),
    );
}
