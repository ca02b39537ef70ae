import { z } from "zod";

export const kinds = ["text", "image", "audio", "file", "event"] as const;

/** What a message is made of. `event` is a line of the system's, such as "Dana joined". */
export const kindSchema = z.enum(kinds);
export type Kind = z.infer<typeof kindSchema>;

const legacyNames: Readonly<Record<string, Kind>> = { voice: "audio" };

/** `" Voice "` → `"audio"`; undefined where the name is no kind. */
export function normalizeKind(name: string): Kind | undefined {
  const plain = name.trim().toLowerCase();
  return kindSchema.safeParse(Object.hasOwn(legacyNames, plain) ? legacyNames[plain] : plain).data;
}
