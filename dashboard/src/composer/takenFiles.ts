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

export const maxMegabytes = 25;

export type Refusal = { name: string; why: "type" | "size" | "empty" | "count" };

type Described = Pick<File, "name" | "type" | "size">;

/** Which of these files go along with those that are chosen already, and why not the others. */
export function takenFiles<Offered extends Described>(
  offered: readonly Offered[],
  chosen: number,
): { taken: Offered[]; refused: Refusal[] } {
  const taken: Offered[] = [];
  const refused: Refusal[] = [];
  for (const file of offered) {
    const why = chosen + taken.length >= maxFiles ? "count" : flawOf(file);
    if (why === undefined) taken.push(file);
    else refused.push({ name: file.name, why });
  }
  return { taken, refused };
}

function flawOf({ name, type, size }: Described): "type" | "size" | "empty" | undefined {
  const [plainType = ""] = type.toLowerCase().split(";");
  const isText = plainType.startsWith("text/") || endings.some((ending) => name.toLowerCase().endsWith(ending));
  if (!isText && !types.includes(plainType)) return "type";
  if (size === 0) return "empty";
  return size > maxMegabytes * 1024 * 1024 ? "size" : undefined;
}
