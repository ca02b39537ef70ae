import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Env } from "./router.ts";

/** Adds `GET /v1/openapi.json`, made from the same schemas that check the calls. */
export function openApi(app: OpenAPIHono<Env>): OpenAPIHono<Env> {
  app.openAPIRegistry.registerComponent("securitySchemes", "bearer", {
    type: "http",
    scheme: "bearer",
    description: "A Firebase ID token; for bots and integrations an API key",
  });
  app.doc31("/v1/openapi.json", {
    openapi: "3.1.0",
    info: { title: "Hearth", version: "1", description: "Live chat on Firebase." },
    security: [{ bearer: [] }],
  });
  return app;
}
