import { figuresSchema, type Metrics } from "@hearth/contract";

const figures = figuresSchema.keyof().options;

/**
 * The report as one table (RFC 4180): a row for each day, each operator and the total, `kind` telling which, so
 * that a spreadsheet can filter and draw it. It begins with a byte order mark: without it Excel takes names in
 * other scripts for Latin ones.
 */
export function metricsCsv({ days, operators, total }: Metrics): string {
  const rows = [
    ["kind", "key", "name", ...figures],
    ...days.map((day) => ["day", day.day, "", ...figures.map((name) => day[name])]),
    ...operators.map((row) => ["operator", row.operator.id, row.operator.name, ...figures.map((name) => row[name])]),
    ["total", "", "", ...figures.map((name) => total[name])],
  ];
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;
}

function cell(value: string | number | null): string {
  const text = typeof value === "string" ? harmless(value) : inHundredths(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function inHundredths(value: number | null): string {
  return value === null ? "" : String(Math.round(value * 100) / 100);
}

/** What a spreadsheet would run as a formula, it shows as text after an apostrophe. Operators choose their names. */
function harmless(text: string): string {
  return /^\s*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
