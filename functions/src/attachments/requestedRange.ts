import { Fault } from "@hearth/contract";
import type { ByteRange } from "./Bucket.ts";

/** `bytes=0-9`, `bytes=10-` or `bytes=-10`. */
const onePart = /^bytes=(?:(\d+)-(\d*)|-(\d+))$/i;

/**
 * The one part that a Range header asks for (RFC 9110); undefined: the whole, also for what is no range of bytes, or
 * several. Throws `range_not_satisfiable` for what begins behind the end.
 */
export function requestedRange(header: string | undefined, size: number): ByteRange | undefined {
  const [, first, last, suffix] = onePart.exec(header?.trim() ?? "") ?? [];
  if (first === undefined && suffix === undefined) return undefined;
  const start = first === undefined ? Math.max(0, size - Number(suffix)) : Number(first);
  const end = last ? Math.min(Number(last), size - 1) : size - 1;
  if (start >= size) throw new Fault("range_not_satisfiable", { size });
  return end < start ? undefined : { start, end };
}
