import { z } from "zod";

/** The most days that one report tells of. */
export const maxReportDays = 92;

export const metricsQuerySchema = z.object({
  from: z.iso.date().optional().meta({ description: "The first day (UTC); without it, six days before `to`" }),
  to: z.iso.date().optional().meta({ description: "The last day (UTC); without it, today" }),
});

export type MetricsQuery = z.infer<typeof metricsQuerySchema>;
