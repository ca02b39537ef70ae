import { type Metrics, metricsQuerySchema, metricsSchema } from "@hearth/contract";
import { createRoute } from "@hono/zod-openapi";
import { accepts } from "hono/accepts";
import { z } from "zod";
import type { Backend } from "../backend.ts";
import { FreshList } from "../inbox/FreshList.ts";
import { metricsCsv } from "../metrics/metricsCsv.ts";
import { periodOf } from "../metrics/periodOf.ts";
import { readMetrics } from "../metrics/readMetrics.ts";
import { only } from "./guards.ts";
import { problems } from "./responses.ts";
import { createRouter } from "./router.ts";

export function metrics(backend: Backend) {
  const { db, clock, freshness } = backend;
  const reports = new FreshList<Metrics>(freshness);

  const get = createRoute({
    method: "get",
    path: "/metrics",
    operationId: "getMetrics",
    summary: "How the days went, by day and by operator; with `Accept: text/csv` as a table",
    ...only(backend, "operator", "admin"),
    request: { query: metricsQuerySchema },
    responses: {
      200: {
        description: "The figures, at most a few seconds old",
        content: { "application/json": { schema: metricsSchema }, "text/csv": { schema: z.string() } },
      },
      ...problems("forbidden"),
    },
  });

  return createRouter().openapi(get, async (context) => {
    const days = periodOf(context.req.valid("query"), clock());
    const report = await reports.get(`${days.at(0)} ${days.at(-1)}`, () => readMetrics(db, days));
    context.header("Vary", "Accept", { append: true });
    const supports = ["application/json", "text/csv"];
    const type = accepts(context, { header: "Accept", supports, default: "application/json" });
    if (type !== "text/csv") return context.json(report, 200);
    return context.text(metricsCsv(report), 200, {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="metrics_${report.from}_${report.to}.csv"`,
    });
  });
}
