/** What of a foreign document was not as we have it, and was put right. */
export const repairs = [
  "times",
  "guessedTimes",
  "roles",
  "kinds",
  "texts",
  "ids",
  "customers",
  "labels",
  "states",
] as const;

export type Repair = (typeof repairs)[number];
