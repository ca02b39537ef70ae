import { isDeepStrictEqual } from "node:util";
import { idSchema } from "@hearth/contract";
import { z } from "zod";
import { inFigures } from "./inFigures.ts";
import type { JsonSchema } from "./JsonSchema.ts";
import { slug } from "./slug.ts";

/** Shapes with a name, and bodies by their call (`POST /v1/…`): each is described in a section of that name. */
export type Shapes = Readonly<Record<string, JsonSchema>>;

/** What the page explains once, under "Ids". */
const idPattern = z.toJSONSchema(idSchema).pattern;

/** What a value of this schema looks like, in one line of Markdown. */
export function describeType(schema: JsonSchema, shapes: Shapes): string {
  const types = typesOf(schema);
  const isNullable = types.includes("null") || (schema.enum?.includes(null) ?? false);
  return describeNonNull(schema, shapes) + (isNullable ? " or null" : "");
}

function describeNonNull(schema: JsonSchema, shapes: Shapes): string {
  if (schema.$ref !== undefined) return linkTo(schema.$ref.split("/").at(-1) ?? "");
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives !== undefined) return alternatives.map((each) => describeType(each, shapes)).join(" or ");
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  if (schema.enum !== undefined) {
    const values = schema.enum.filter((value) => value !== null);
    return values.map((value) => `\`${String(value)}\``).join(" · ");
  }
  const [type = "anything"] = typesOf(schema).filter((name) => name !== "null");
  if (type === "array") return `list of ${describeType(schema.items ?? {}, shapes)}${atMost(schema.maxItems)}`;
  if (type === "object") return describeObject(schema, shapes);
  if (type === "string") return describeString(schema);
  return type + describeRange(schema);
}

/** The shape that this is, or is but for a few fields left out; undefined where there is none. */
export function likeShape({ properties = {} }: JsonSchema, shapes: Shapes): string | undefined {
  const fields = Object.entries(properties);
  if (fields.length < 3) return undefined;
  for (const [name, shape] of Object.entries(shapes)) {
    const all = shape.properties ?? {};
    const left = Object.keys(all).filter((field) => !Object.hasOwn(properties, field));
    if (left.length > 2 || !fields.every(([field, schema]) => isDeepStrictEqual(schema, all[field]))) continue;
    const without = left.length === 0 ? "" : ` without ${left.map((field) => `\`${field}\``).join(" and ")}`;
    return linkTo(name) + without;
  }
  return undefined;
}

function describeObject(schema: JsonSchema, shapes: Shapes): string {
  if (schema.properties === undefined) return "object";
  const like = likeShape(schema, shapes);
  if (like !== undefined) return like;
  const fields = Object.entries(schema.properties).map(([name, field]) => {
    const isOptional = !schema.required?.includes(name);
    return `${name}${isOptional ? "?" : ""}: ${describeType(field, shapes)}`;
  });
  return `{${fields.join(", ")}}`;
}

function describeString({ format, pattern, minLength = 0, maxLength }: JsonSchema): string {
  if (format === "date-time") return "[time](#times)";
  if (pattern === idPattern) return "[id](#ids)";
  const name = format ?? "string";
  if (maxLength === undefined) return name;
  return `${name}, ${minLength === 0 ? "at most" : `${minLength} to`} ${inFigures(maxLength)} characters`;
}

function describeRange({ minimum, maximum, exclusiveMinimum }: JsonSchema): string {
  const isBounded = maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER;
  const from = minimum ?? (exclusiveMinimum === undefined ? undefined : exclusiveMinimum + 1);
  if (from === undefined || from <= Number.MIN_SAFE_INTEGER) return isBounded ? ` up to ${maximum}` : "";
  return isBounded ? ` from ${from} to ${maximum}` : ` from ${from}`;
}

function atMost(count: number | undefined): string {
  return count === undefined ? "" : `, at most ${count}`;
}

function typesOf({ type }: JsonSchema): readonly string[] {
  return type === undefined ? [] : [type].flat();
}

function linkTo(name: string): string {
  const isBody = name.includes(" /");
  return `${isBody ? "the body of " : ""}[${name}](#${slug(name)})`;
}
