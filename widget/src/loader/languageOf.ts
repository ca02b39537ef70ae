/** The first of the wished languages that there is one for: `ar-EG` wishes `ar`. English where there is none. */
export function languageOf(wished: readonly (string | null | undefined)[], codes: readonly string[]): string {
  const bases = wished.map((tag) => tag?.toLowerCase().split("-")[0]);
  return bases.find((base) => base !== undefined && codes.includes(base)) ?? "en";
}
