const units = ["byte", "kilobyte", "megabyte"] as const;

/** Like `1.2 MB`, in the language's way. */
export function fileSize(code: string, bytes: number): string {
  const power = bytes < 1_000 ? 0 : bytes < 1_000_000 ? 1 : 2;
  const size = bytes / 1_000 ** power;
  const options = { style: "unit", unit: units[power], unitDisplay: "short", maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(code, options).format(size);
}
