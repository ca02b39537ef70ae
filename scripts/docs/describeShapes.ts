import { describeFields } from "./describeFields.ts";
import type { OpenApiDocument } from "./openApiDocument.ts";

/** Every shape with a name, one section each. */
export function describeShapes({ components: { schemas } }: OpenApiDocument): string {
  return Object.entries(schemas)
    .map(([name, schema]) => `### ${name}\n\n${describeFields(schema, "answered", schemas)}`)
    .join("\n\n");
}
