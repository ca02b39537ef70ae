import type { Actor } from "@hearth/contract";

/** Who acts where nobody asked: the routing and the sweep. */
export const systemActor: Actor = { id: "system", role: "system", name: "" };
