import type { Firestore } from "@google-cloud/firestore";
import pMap from "p-map";
import { attachmentsRef } from "../attachments/attachmentsRef.ts";
import type { Bucket } from "../attachments/Bucket.ts";
import { removeStored } from "../attachments/removeStored.ts";
import { storedAttachmentSchema } from "../attachments/StoredAttachment.ts";
import { eachPage } from "./eachPage.ts";

const placeSchema = storedAttachmentSchema.pick({ id: true, conversationId: true });

/**
 * Removes every file of a conversation whose head is gone, whoever sent it. One that is being uploaded meanwhile
 * finds its document gone, and removes itself. Returns how many there were; throws where there is no such bucket,
 * which a wrong name would otherwise make look like files that are gone.
 */
export async function eraseAttachments(
  db: Firestore,
  bucket: () => Promise<Bucket>,
  conversationId: string,
): Promise<number> {
  return eachPage(attachmentsRef(db).where("conversationId", "==", conversationId), async (docs) => {
    const files = await bucket();
    await files.mustExist();
    await pMap(docs, (doc) => removeStored(files, doc.ref, placeSchema.parse(doc.data())), { concurrency: 20 });
  });
}
