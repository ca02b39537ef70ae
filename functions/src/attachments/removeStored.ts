import type { DocumentReference } from "@google-cloud/firestore";
import type { Bucket } from "./Bucket.ts";
import { objectsOf } from "./objects.ts";
import type { StoredAttachment } from "./StoredAttachment.ts";

/** Removes the bytes, then what knew of them: cut off in between, it is found again. */
export async function removeStored(
  bucket: Bucket,
  ref: DocumentReference,
  stored: Pick<StoredAttachment, "conversationId" | "id">,
): Promise<void> {
  await bucket.remove(Object.values(objectsOf(stored)));
  await ref.delete();
}
