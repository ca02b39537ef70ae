import type { Figures } from "@hearth/contract";

export type FigureKind = "count" | "share" | "seconds" | "stars";

/** Each figure in the order in which it is shown, and what it is measured in. */
export const figures = [
  { key: "conversations", kind: "count" },
  { key: "messages", kind: "count" },
  { key: "replies", kind: "count" },
  { key: "handoffRate", kind: "share" },
  { key: "averageFirstResponseSeconds", kind: "seconds" },
  { key: "averageWaitSeconds", kind: "seconds" },
  { key: "averageResolutionSeconds", kind: "seconds" },
  { key: "resolutions", kind: "count" },
  { key: "ratings", kind: "count" },
  { key: "averageRating", kind: "stars" },
] as const satisfies readonly { key: keyof Figures; kind: FigureKind }[];
