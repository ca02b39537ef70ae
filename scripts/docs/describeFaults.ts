import { faults } from "@hearth/contract";
import { table } from "./table.ts";

/** The closed table of problems, each row an anchor of its code's name. */
export function describeFaults(): string {
  const rows = Object.entries(faults).map(([code, { status, title, retry }]) => [
    `<a id="${code}"></a>\`${code}\``,
    String(status),
    title,
    retry ? "yes, after `Retry-After` seconds" : "no",
  ]);
  return table(["code", "status", "title", "send it again?"], rows);
}
