import { z } from "zod";
import { createBackend } from "../../functions/src/backend.ts";
import { createApp } from "../../functions/src/http/createApp.ts";
import { jsonSchema } from "./JsonSchema.ts";

const content = z.record(z.string(), z.object({ schema: jsonSchema })).optional();

const callSchema = z.object({
  operationId: z.string(),
  summary: z.string(),
  /** Absent where nobody is asked who they are. */
  "x-roles": z.array(z.string()).optional(),
  parameters: z
    .array(z.object({ name: z.string(), in: z.enum(["path", "query"]), required: z.boolean(), schema: jsonSchema }))
    .default([]),
  requestBody: z.object({ content }).optional(),
  responses: z.record(z.string(), z.object({ description: z.string(), content })),
});

const documentSchema = z.object({
  paths: z.record(z.string(), z.record(z.string(), callSchema)),
  components: z.object({ schemas: z.record(z.string(), jsonSchema) }),
});

export type OpenApiCall = z.infer<typeof callSchema>;
export type OpenApiDocument = z.infer<typeof documentSchema>;

/** What `GET /v1/openapi.json` answers, asked of the app itself: its clients are made and never used. */
export async function openApiDocument(): Promise<OpenApiDocument> {
  const app = createApp(createBackend({ GCLOUD_PROJECT: "demo-docs" }));
  const response = await app.request("/v1/openapi.json");
  return documentSchema.parse(await response.json());
}
