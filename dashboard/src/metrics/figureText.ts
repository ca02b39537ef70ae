import { durationText } from "./durationText.ts";
import type { FigureKind } from "./figures.ts";

/** A figure as it is read in the language `code`. Null, where nothing was counted, is not 0. */
export function figureText(kind: FigureKind, value: number | null | undefined, code: string): string {
  if (value === null || value === undefined) return "–";
  if (kind === "seconds") return durationText(value, code);
  const styles = {
    count: {},
    share: { style: "percent", maximumFractionDigits: 0 },
    stars: { minimumFractionDigits: 1, maximumFractionDigits: 1 },
  } as const;
  return new Intl.NumberFormat(code, styles[kind]).format(value);
}
