import { z } from "zod";

export const states = ["bot", "waiting", "assigned", "closed"] as const;

/** Who is to answer: the bot, whoever comes first, its operator, nobody. */
export const stateSchema = z.enum(states);
export type State = z.infer<typeof stateSchema>;
