/** What may be attached, each family with a limit of its own. */
export type Family = "image" | "audio" | "video" | "pdf" | "text";

/** The family of a file that is taken: what is no picture, no sound and no PDF is text. SVG is: nothing re-encodes it. */
export function familyOf(contentType: string): Family {
  const [family, type] = contentType.split("/");
  if (type === "svg+xml") return "text";
  if (type === "pdf") return "pdf";
  return family === "image" || family === "audio" || family === "video" ? family : "text";
}
