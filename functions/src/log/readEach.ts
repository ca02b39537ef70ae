import type { QueryDocumentSnapshot } from "@google-cloud/firestore";
import { error as logError } from "firebase-functions/logger";

/**
 * What `read` makes of each document. One that it cannot read (written by a later version, or by hand) is
 * logged and left out: it would keep all the others from being seen.
 */
export function readEach<Result>(
  docs: readonly QueryDocumentSnapshot[],
  read: (doc: QueryDocumentSnapshot) => Result,
): Result[] {
  return docs.flatMap((doc) => {
    try {
      return [read(doc)];
    } catch (failure) {
      logError("document cannot be read", { path: doc.ref.path, failure: String(failure) });
      return [];
    }
  });
}
