/** A Markdown table. A bar inside a cell would end it, a line break the row. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(plain).join(" | ")} |`;
  return [line(header), `|${" --- |".repeat(header.length)}`, ...rows.map(line)].join("\n");
}

function plain(cell: string): string {
  return cell.replaceAll("|", "\\|").replace(/\s*\n\s*/g, " ");
}
