import type { Standing } from "../actions/Standing.ts";

/** As the server decides: who has it, and an admin whoever has it. The customer of a free one is answered by nobody. */
export function mayAnswer(standing: Standing | null, role: "operator" | "admin"): boolean {
  return standing === "mine" || (standing === "others" && role === "admin");
}
