import { metricsQuerySchema } from "@hearth/contract";
import { describeRequest } from "../describeRequest.ts";

describeRequest("a report's days", {
  schema: metricsQuerySchema,
  accepted: [
    [{}, {}],
    [
      { from: "2024-02-29", to: "2026-11-22", view: "all" },
      { from: "2024-02-29", to: "2026-11-22" },
    ],
  ],
  refused: ["", "today", "2026-02-29", "2026-1-1", "20261122", "2026-11-22T00:00:00.000Z", 5, null].map(
    (day): [unknown, string[]] => [{ from: day, to: day }, ["from", "to"]],
  ),
});
