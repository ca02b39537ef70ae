import type { FieldSchema } from "./apiDocument.ts";

/** In every wrong value, to be looked for in answers and in what the process prints. */
export const marker = "m4rk3d";

const notOfType: Readonly<Record<string, readonly unknown[]>> = {
  string: [5, true, null, [marker], { $gt: marker }],
  integer: [marker, "5", 1.5, 1e300, null, true, [5], { $gt: 0 }],
  boolean: [marker, "true", 0, null, [], {}],
  array: [marker, 5, null, { 0: marker }, [5], [[marker]]],
  object: [marker, 5, null, [], true],
};

/** Values that a field does not take, by what its schema says of it. Empty: it takes anything. */
export function wrongValuesFor(field: FieldSchema): unknown[] {
  const { maxLength, minLength = 0, minimum, exclusiveMinimum, maximum, maxItems } = field;
  const types = [field.type ?? []].flat();
  return [
    ...types.flatMap((type) => notOfType[type] ?? []).filter((value) => value !== null || !types.includes("null")),
    ...(field.anyOf === undefined ? [] : [1.5, true, null, [], { $gt: marker }]),
    ...(field.enum === undefined ? [] : [marker, ""]),
    ...(field.format === "email" ? [marker, `${marker}@`, ""] : []),
    ...(field.pattern === undefined ? [] : [`${marker}/b`, "", "__x__", marker.repeat(250), "."]),
    ...(maxLength === undefined ? [] : ["💬".repeat(maxLength + 1)]),
    ...(minLength === 0 ? [] : ["", " \n", "\u0007\u0000"]),
    ...(minimum === undefined ? [] : [minimum - 1]),
    ...(exclusiveMinimum === undefined ? [] : [exclusiveMinimum]),
    ...(maximum === undefined || maximum >= Number.MAX_SAFE_INTEGER ? [] : [maximum + 1]),
    ...(maxItems === undefined ? [] : [Array.from({ length: maxItems + 1 }, (_, index) => `${marker}${index}`)]),
  ];
}

/** Every field of a body that holds a value itself, with its place: `["customer", "name"]`. */
export function leavesOf(schema: FieldSchema, place: readonly string[] = []): [string[], FieldSchema][] {
  const { properties = {} } = schema;
  const fields = Object.entries(properties);
  if (fields.length === 0) return place.length === 0 ? [] : [[[...place], schema]];
  return fields.flatMap(([name, field]) => leavesOf(field, [...place, name]));
}

/** Every field of a body, those that hold others too. */
export function fieldsOf(schema: FieldSchema, place: readonly string[] = []): [string[], FieldSchema][] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]): [string[], FieldSchema][] => [
    [[...place, name], field],
    ...fieldsOf(field, [...place, name]),
  ]);
}

/** A copy of the body with this value at that place. */
export function withValue(body: object, [name = "", ...deeper]: readonly string[], value: unknown): object {
  if (deeper.length === 0) return { ...body, [name]: value };
  const inner: unknown = Object.entries(body).find(([key]) => key === name)?.[1];
  return { ...body, [name]: withValue(typeof inner === "object" && inner !== null ? inner : {}, deeper, value) };
}
