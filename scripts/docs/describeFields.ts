import { describeType, likeShape, type Shapes } from "./describeType.ts";
import type { JsonSchema } from "./JsonSchema.ts";
import { table } from "./table.ts";

/** Of what is sent, the reader asks what it must give; of what is answered, what it may not find. */
export type Reading = "sent" | "answered";

/** A table of an object's fields, those of objects inside it under their path in dots. */
export function describeFields(schema: JsonSchema, reading: Reading, shapes: Shapes): string {
  return table(["field", "type", "notes"], rowsOf(schema, { reading, shapes, prefix: "" }));
}

type Place = { reading: Reading; shapes: Shapes; prefix: string };

function rowsOf(schema: JsonSchema, place: Place): string[][] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const path = `${place.prefix}${name}`;
    const isRequired = schema.required?.includes(name) ?? false;
    const isOpen = field.properties !== undefined && likeShape(field, place.shapes) === undefined;
    const type = isOpen ? describeType({ type: field.type }, place.shapes) : describeType(field, place.shapes);
    const row = [`\`${path}\``, type, notes(field, isRequired, place.reading)];
    return isOpen ? [row, ...rowsOf(field, { ...place, prefix: `${path}.` })] : [row];
  });
}

export function notes(field: JsonSchema, isRequired: boolean, reading: Reading): string {
  const { default: preset, description } = field;
  const isScalar = preset !== undefined && typeof preset !== "object";
  return [
    reading === "sent" && isRequired ? "required" : "",
    reading === "answered" && !isRequired ? "may be absent" : "",
    reading === "sent" && isScalar && preset !== "" ? `default \`${String(preset)}\`` : "",
    description ?? "",
  ]
    .filter((note) => note !== "")
    .join("; ");
}
