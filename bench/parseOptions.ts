import { parseArgs } from "node:util";

export type Options = { names: string[]; json: boolean; store: boolean };

/** Throws what is wrong with the arguments, in words for whoever typed them. */
export function parseOptions(args: readonly string[], known: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: "boolean", default: false }, store: { type: "boolean", default: false } },
  });
  const unknown = positionals.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new Error(`No benchmark is called ${unknown.join(", ")}; there are ${known.join(", ")}.`);
  // A baseline of several runs would compare what was measured on different days.
  if (values.store && positionals.length > 0) throw new Error("--store keeps one run of all benchmarks: name none.");
  return { names: positionals.length > 0 ? positionals : [...known], ...values };
}
