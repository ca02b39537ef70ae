import { setLogFunction } from "@google-cloud/firestore";
import { z } from "zod";

export type Operations = {
  /** Documents that were sent to us, and those asked for that are not there: each is billed as one read. */
  reads: number;
  /** Documents written or deleted. */
  writes: number;
};

const responseSchema = z.object({
  found: z.unknown().optional(),
  missing: z.unknown().optional(),
  document: z.unknown().optional(),
  documentChange: z.unknown().optional(),
  writeResults: z.array(z.unknown()).default([]),
});

/**
 * What Firestore did for this process while `work` ran, as the responses that came over the wire tell: every one of
 * them passes the SDK's log. Slow; nothing is to be timed meanwhile.
 */
export async function countOperations(work: () => Promise<void>): Promise<Operations> {
  const counted = { reads: 0, writes: 0 };
  setLogFunction((line) => {
    const { reads, writes } = operationsIn(line);
    counted.reads += reads;
    counted.writes += writes;
  });
  try {
    await work();
  } finally {
    setLogFunction(null);
  }
  return counted;
}

/** What one line of the SDK's log tells of; most tell of nothing. */
export function operationsIn(line: string): Operations {
  const [, json] = /Received response: (.*)$/s.exec(line) ?? [];
  if (json === undefined) return { reads: 0, writes: 0 };
  const { writeResults, found, missing, document, documentChange } = responseSchema.parse(JSON.parse(json));
  const read = found ?? missing ?? document ?? documentChange;
  return { reads: read ? 1 : 0, writes: writeResults.length };
}
