import { existsSync } from "node:fs";
import { nchanModule, nginx } from "./servers/nchanFiles.ts";

/** Programs in `servers/`. */
export type ServerName = "raw" | "hearth" | "betterSse" | "socketIo" | "nchan";

export const hasNchan = existsSync(nginx) && existsSync(nchanModule);

/** Those that can be measured here. */
export const serverNames: readonly ServerName[] = [
  "raw",
  "hearth",
  "betterSse",
  "socketIo",
  ...(hasNchan ? (["nchan"] as const) : []),
];
