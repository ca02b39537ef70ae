/** The value under the first of these names that has one. */
export function firstOf(record: Readonly<Record<string, unknown>>, ...names: readonly string[]): unknown {
  const found = names.find((name) => Object.hasOwn(record, name) && record[name] !== null && record[name] !== "");
  return found === undefined ? undefined : record[found];
}
