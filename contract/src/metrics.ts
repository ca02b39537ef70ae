import { z } from "zod";
import { operatorRefSchema } from "./conversation.ts";

const count = z.int();
const average = z.number().nullable();

/** What is told of a day, an operator or the whole time. Averages and rates are null where nothing was counted. */
export const figuresSchema = z
  .object({
    conversations: count.meta({ description: "Begun or reopened; of an operator: taken or given to it" }),
    handoffs: count.meta({ description: "From the bot to the people; no operator has the conversation yet" }),
    handoffRate: average.meta({ description: "Handoffs by conversations" }),
    messages: count.meta({ description: "Sent by anyone, internal notes not counted" }),
    replies: count.meta({ description: "Messages sent for our side by a person" }),
    averageFirstResponseSeconds: average.meta({
      description: "From the handoff, or a takeover unasked, to the first words of a person",
    }),
    averageWaitSeconds: average.meta({ description: "In the queue until taken" }),
    averageResolutionSeconds: average.meta({ description: "Opened or reopened until closed" }),
    resolutions: count.meta({ description: "Closed" }),
    ratings: count.meta({ description: "Of these closed conversations, those that their customers rated" }),
    averageRating: average.meta({ description: "1 to 5" }),
  })
  .meta({ id: "Figures" });

export type Figures = z.infer<typeof figuresSchema>;

/** How the days went (UTC), both ends included; `total` is of all days, with what no operator had a part in. */
export const metricsSchema = z
  .object({
    from: z.iso.date(),
    to: z.iso.date(),
    days: z.array(z.object({ day: z.iso.date(), ...figuresSchema.shape })),
    operators: z.array(z.object({ operator: operatorRefSchema, ...figuresSchema.shape })),
    total: figuresSchema,
  })
  .meta({ id: "Metrics" });

export type Metrics = z.infer<typeof metricsSchema>;
