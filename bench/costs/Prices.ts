import { z } from "zod";

const price = z.number().nonnegative();

/** List prices, as somebody read them on that day: `prices.json`. */
export const pricesSchema = z.object({
  asOf: z.iso.date(),
  region: z.string(),
  currency: z.string(),
  firestore: z.object({
    readsPer100k: price,
    writesPer100k: price,
    deletesPer100k: price,
    storagePerGiBMonth: price,
  }),
  cloudRun: z.object({ requestsPerMillion: price, vCpuSecond: price, gibSecond: price }),
  egressPerGiB: price,
});

export type Prices = z.infer<typeof pricesSchema>;
