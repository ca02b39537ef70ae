import { z } from "zod";
import { exchange } from "./apiExchange.ts";

/** JSON Schema as the API's own document uses it, as far as the tests look. */
export type FieldSchema = {
  type?: string | string[] | undefined;
  enum?: unknown[] | undefined;
  anyOf?: unknown[] | undefined;
  properties?: Record<string, FieldSchema> | undefined;
  required?: string[] | undefined;
  format?: string | undefined;
  pattern?: string | undefined;
  minLength?: number | undefined;
  maxLength?: number | undefined;
  minimum?: number | undefined;
  exclusiveMinimum?: number | undefined;
  maximum?: number | undefined;
  maxItems?: number | undefined;
};

const fieldSchema: z.ZodType<FieldSchema> = z.lazy(() =>
  z.object({
    type: z.union([z.string(), z.array(z.string())]).optional(),
    enum: z.array(z.unknown()).optional(),
    anyOf: z.array(z.unknown()).optional(),
    properties: z.record(z.string(), fieldSchema).optional(),
    required: z.array(z.string()).optional(),
    format: z.string().optional(),
    pattern: z.string().optional(),
    minLength: z.number().optional(),
    maxLength: z.number().optional(),
    minimum: z.number().optional(),
    exclusiveMinimum: z.number().optional(),
    maximum: z.number().optional(),
    maxItems: z.number().optional(),
  }),
);

const roleSchema = z.enum(["customer", "bot", "operator", "admin"]);

const operationSchema = z.object({
  operationId: z.string(),
  security: z.array(z.unknown()).optional(),
  "x-roles": z.array(roleSchema).optional(),
  parameters: z.array(z.object({ name: z.string(), in: z.enum(["path", "query"]), schema: fieldSchema })).default([]),
  requestBody: z
    .object({
      required: z.literal(true),
      content: z.strictObject({
        "application/json": z.object({ schema: fieldSchema }).optional(),
        "*/*": z.object({ schema: fieldSchema }).optional(),
      }),
    })
    .optional(),
  responses: z.record(z.string(), z.object({ description: z.string() })),
});

const documentSchema = z.object({
  openapi: z.literal("3.1.0"),
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
});

/** One operation of the API, as its own document tells. */
export type Operation = {
  operationId: string;
  method: string;
  path: string;
  /** Who may call it; empty: anyone, without a token. */
  roles: readonly z.infer<typeof roleSchema>[];
  query: readonly [name: string, schema: FieldSchema][];
  /** Of JSON. */
  body: FieldSchema | undefined;
  /** Whether it takes the bytes of a file instead. */
  takesBytes: boolean;
  responses: readonly number[];
};

/** Every operation in `GET /v1/openapi.json`: a table made from it misses no route. */
export async function operationsOf(url: string): Promise<Operation[]> {
  const { text } = await exchange(url, { method: "GET", path: "/v1/openapi.json" });
  const { paths } = documentSchema.parse(JSON.parse(text));
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): Operation => {
      const content = operation.requestBody?.content;
      const inQuery = operation.parameters.filter((parameter) => parameter.in === "query");
      return {
        operationId: operation.operationId,
        method: method.toUpperCase(),
        path,
        roles: operation.security?.length === 0 ? [] : (operation["x-roles"] ?? []),
        query: inQuery.map(({ name, schema }) => [name, schema]),
        body: content?.["application/json"]?.schema,
        takesBytes: content?.["*/*"] !== undefined,
        responses: Object.keys(operation.responses).map(Number),
      };
    }),
  );
}
