import type { StoredAttachment } from "./StoredAttachment.ts";

type Place = Pick<StoredAttachment, "conversationId" | "id">;

/** What can be asked for. */
export const wantedObjects = ["file", "thumbnail", "copy"] as const;

export type Wanted = (typeof wantedObjects)[number];

/**
 * Where an attachment's bytes lie in the bucket, by ids alone: no name that a sender chose is ever a path.
 * - `file`: what is served.
 * - `thumbnail`: of an image.
 * - `raw`: an image as it was sent, with all that it tells of its sender, until it has been re-encoded.
 * - `copy`: of audio, as every browser plays it.
 */
export function objectsOf({ conversationId, id }: Place): Record<Wanted | "raw", string> {
  const folder = `attachments/${conversationId}/${id}`;
  return { file: `${folder}/file`, thumbnail: `${folder}/thumbnail`, raw: `${folder}/raw`, copy: `${folder}/copy` };
}
