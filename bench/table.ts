import { type Limit, type Measured, median, verdictOf } from "./measure.ts";

const headings = ["figure", "what", "median", "from … to (runs)", "limit", "holds"];

/** A Markdown table, its columns aligned for a terminal too. */
export function table(measured: readonly Measured[]): string {
  const rows = [headings, ...measured.map(cells)];
  const widths = headings.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const [head, ...body] = rows.map((row) => line(row.map((cell, column) => cell.padEnd(widths[column] ?? 0))));
  return [head, line(widths.map((width) => "-".repeat(width))), ...body].join("\n");
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function cells(measured: Measured): string[] {
  const { figure, what, runs, unit = "", limit } = measured;
  const spread = `${short(Math.min(...runs))} … ${short(Math.max(...runs))} (${runs.length})`;
  const judged = verdictOf(measured);
  const holds = judged === undefined ? "" : judged.holds ? "yes" : "NO";
  return [figure, what, `${short(median(runs))} ${unit}`.trimEnd(), spread, limitText(limit), holds];
}

function limitText(limit: Limit | undefined): string {
  if (limit === undefined) return "";
  return "atMost" in limit ? `≤ ${limit.atMost}` : `≥ ${limit.atLeast}`;
}

/** Three digits: more would be noise. */
function short(value: number): string {
  return String(Number(value.toPrecision(3)));
}
