import { attachmentsRef } from "../attachments/attachmentsRef.ts";
import { removeStored } from "../attachments/removeStored.ts";
import { storedAttachmentSchema } from "../attachments/StoredAttachment.ts";
import type { Backend } from "../backend.ts";
import { inEach } from "./inEach.ts";

/** Removed in one run at most. */
const atOnce = 200;

const placeSchema = storedAttachmentSchema.pick({ id: true, conversationId: true });

/** Removes files whose message was deleted, that were never attached, or whose upload died. 1 read each. */
export async function removeAttachments({ db, bucket, clock }: Backend): Promise<void> {
  const { docs } = await attachmentsRef(db).where("removeAt", "<=", clock()).limit(atOnce).get();
  if (docs.length === 0) return;
  const files = await bucket();
  await inEach(docs, (doc) => removeStored(files, doc.ref, placeSchema.parse(doc.data())));
}
