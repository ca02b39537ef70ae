import { Fault } from "@hearth/contract";
import parseRange from "range-parser";
import type { ByteRange } from "./Bucket.ts";

/**
 * The one part that a Range header asks for; undefined: the whole, also for what is no range of bytes, or several.
 * Throws `range_not_satisfiable` for what begins behind the end.
 */
export function requestedRange(header: string | undefined, size: number): ByteRange | undefined {
  if (header === undefined) return undefined;
  const ranges = parseRange(size, header, { combine: true });
  if (ranges === -1) throw new Fault("range_not_satisfiable", { size });
  if (ranges === -2 || ranges.type !== "bytes" || ranges.length !== 1) return undefined;
  return ranges[0];
}
