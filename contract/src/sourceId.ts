const names = ["source_message_id", "message_id", "webhook_message_id", "wamid"] as const;

/** Firestore allows 1,500 bytes in a key; real ids stay below 200 characters. */
const maxLength = 512;

/**
 * The id a message has where it came from: the first of `source_message_id`, `message_id`,
 * `webhook_message_id` and `wamid`, at the top or under `metadata`. Undefined where there is none.
 */
export function readSourceId(raw: Readonly<Record<string, unknown>>): string | undefined {
  for (const place of [raw, raw.metadata]) {
    if (typeof place !== "object" || place === null) continue;
    const fields = new Map<string, unknown>(Object.entries(place));
    for (const name of names) {
      const id = readId(fields.get(name));
      if (id !== undefined) return id;
    }
  }
  return undefined;
}

function readId(value: unknown): string | undefined {
  if (typeof value === "number" && Number.isSafeInteger(value)) return String(value);
  if (typeof value !== "string") return undefined;
  const id = value.trim();
  // A lone surrogate cannot be stored, and in UTF-8 all of them would be the same id.
  return id === "" || id.length > maxLength || !id.isWellFormed() ? undefined : id;
}
