import { z } from "zod";

/** ISO 8601 in UTC with milliseconds and `Z`: the one form of time on the wire. */
export const timestampSchema = z.iso.datetime({ precision: 3 }).meta({ examples: ["2026-11-22T13:48:00.000Z"] });
