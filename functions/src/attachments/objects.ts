import type { StoredAttachment } from "./StoredAttachment.ts";

type Place = Pick<StoredAttachment, "conversationId" | "id">;

/**
 * Where an attachment's bytes lie in the bucket, by ids alone: no name that a sender chose is ever a path.
 * - `file`: what is served.
 * - `thumbnail`: of an image.
 * - `raw`: an image as it was sent, with all that it tells of its sender, until it has been re-encoded.
 */
export function objectsOf({ conversationId, id }: Place): { file: string; thumbnail: string; raw: string } {
  const folder = `attachments/${conversationId}/${id}`;
  return { file: `${folder}/file`, thumbnail: `${folder}/thumbnail`, raw: `${folder}/raw` };
}
