import type { Principal } from "../../src/conversation/Principal.ts";

/** Who acts in the tests. The conversation is Ada's; Eve is a customer too, of another one. */
export const people = {
  ada: { id: "ada", role: "customer", name: "Ada" },
  eve: { id: "eve", role: "customer", name: "Eve" },
  bot: { id: "bot", role: "bot", name: "Hearth bot" },
  dana: { id: "dana", role: "operator", name: "Dana" },
  omar: { id: "omar", role: "operator", name: "Omar" },
  alma: { id: "alma", role: "admin", name: "Alma" },
} as const satisfies Record<string, Principal>;
