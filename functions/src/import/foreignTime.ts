import { readTime } from "@hearth/contract";

/** As JavaScript prints a Date: `Sun Nov 22 2026 12:00:00 GMT+0100 (…)`, or `Sun, 22 Nov 2026 11:00:00 GMT`. */
const printed = /^[A-Z][a-z]{2},? .*\bGMT\b/;

const digits = /^\d{9,13}(\.\d+)?$/;

/** A time in any form that the contract reads, and in two more that exports come with: a printed Date, and a number in quotes. */
export function foreignTime(value: unknown): Date | undefined {
  if (typeof value !== "string") return readTime(value);
  const text = value.trim();
  if (digits.test(text)) return readTime(Number(text));
  return printed.test(text) ? readTime(new Date(text)) : readTime(text);
}
