import { Storage } from "@google-cloud/storage";
import { bucketName } from "../../src/attachments/bucketName.ts";

/** The names of all that the bucket holds of a conversation. */
export async function storedFiles(conversationId: string): Promise<string[]> {
  const bucket = new Storage({ projectId: process.env.GCLOUD_PROJECT ?? "" }).bucket(bucketName("", process.env));
  const [files] = await bucket.getFiles({ prefix: `attachments/${conversationId}/` });
  return files.map(({ name }) => name).sort();
}
