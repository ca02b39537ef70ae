import type { z } from "zod";
import { headSchema } from "../conversation/Head.ts";
import { storedTime } from "../conversation/storedTime.ts";

/** The head of a conversation that waits for a person. */
export const waitingHeadSchema = headSchema.extend({ waitingSince: storedTime });

export type WaitingHead = z.infer<typeof waitingHeadSchema>;
