import { type AttachmentLimits, familyOf } from "@hearth/contract";

/** As `<input type="file">` wants it: what the server takes, by the names that browsers have for it. */
const types = [
  "image/jpeg",
  "image/png",
  "image/gif",
  "image/webp",
  "image/avif",
  "image/svg+xml",
  "audio/mpeg",
  "audio/mp3",
  "audio/wav",
  "audio/x-wav",
  "audio/ogg",
  "audio/mp4",
  "audio/x-m4a",
  "audio/aac",
  "audio/webm",
  "video/webm",
  "video/mp4",
  "video/quicktime",
  "application/pdf",
  "application/json",
  "application/xml",
];

/** Of texts, for which browsers often have no name. */
const endings = [".txt", ".log", ".md", ".csv", ".json", ".xml"];

export const accept = [...types, "text/*", ...endings].join(",");

/** At once, in one message each. */
export const maxFiles = 10;

/** `off`: of its family, none is taken here. `megabytes`: where it is too large, the most that its family may have. */
export type Refusal = { name: string; why: "type" | "off" | "size" | "empty" | "count"; megabytes?: number };

type Flaw = Omit<Refusal, "name">;

type Described = Pick<File, "name" | "type" | "size">;

/**
 * Which of these files go along with those that are chosen already, and why not the others. While `limits` are not
 * known, the server alone says what is too large.
 */
export function takenFiles<Offered extends Described>(
  offered: readonly Offered[],
  chosen: number,
  limits: AttachmentLimits | undefined,
): { taken: Offered[]; refused: Refusal[] } {
  const taken: Offered[] = [];
  const refused: Refusal[] = [];
  for (const file of offered) {
    const flaw: Flaw | undefined = chosen + taken.length >= maxFiles ? { why: "count" } : flawOf(file, limits);
    if (flaw === undefined) taken.push(file);
    else refused.push({ name: file.name, ...flaw });
  }
  return { taken, refused };
}

function flawOf({ name, type, size }: Described, limits: AttachmentLimits | undefined): Flaw | undefined {
  const [plainType = ""] = type.toLowerCase().split(";");
  const isText = plainType.startsWith("text/") || endings.some((ending) => name.toLowerCase().endsWith(ending));
  if (!isText && !types.includes(plainType)) return { why: "type" };
  if (size === 0) return { why: "empty" };
  const limit = limits?.[familyOf(plainType)] ?? Number.POSITIVE_INFINITY;
  if (limit === 0) return { why: "off" };
  return size > limit ? { why: "size", megabytes: limit / 1024 / 1024 } : undefined;
}
