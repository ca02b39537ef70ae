import type { MediaType } from "./mediaTypes.ts";

/** In code points, its ending included. */
export const maxNameLength = 100;

/** Controls, line ends and what turns the direction of text (`exe.gnp` reads as a picture); joiners are letters' own. */
const unseen = /[\p{Cc}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/gu;

/** What file systems take for themselves. */
const reserved = /[<>:"|?*]/g;
const deviceNames = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/**
 * A name that is safe to show and to save: one path element, with nothing unseen in it, and an ending that fits what
 * the bytes are, so that nothing is opened as something else.
 */
export function safeName(given: string, { endings: [usual, ...others], family }: MediaType): string {
  const lastElement = given.toWellFormed().normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const clean = lastElement
    .replace(unseen, "")
    .replace(reserved, "_")
    .replace(/\s+/g, " ")
    .replace(/^[. ]+|[. ]+$/g, "");
  const ending = /\.([^.]{1,10})$/.exec(clean)?.[1] ?? "";
  const fits = [usual, ...others].includes(ending.toLowerCase());
  const stem = fits ? clean.slice(0, -ending.length - 1) : clean;
  const suffix = `.${fits ? ending : usual}`;
  const points = [...(stem || family)].slice(0, maxNameLength - suffix.length);
  return `${points.join("").replace(/[. ]+$/, "")}${suffix}`.replace(deviceNames, "_$1");
}
