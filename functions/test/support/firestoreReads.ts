import { DocumentReference, Query } from "@google-cloud/firestore";

/** Documents that came to listeners and by queries, and calls for a single one. */
export type Reads = { listened: number; queried: number; queries: number; single: number };

/** Counts what this process reads from Firestore, in every client of it, while `act` lasts. */
export async function readsDuring(act: () => Promise<void>): Promise<Reads> {
  const reads: Reads = { listened: 0, queried: 0, queries: 0, single: 0 };
  const { onSnapshot, get } = Query.prototype;
  const getDocument = DocumentReference.prototype.get;
  Query.prototype.onSnapshot = function (onNext, onError) {
    const counted: typeof onNext = (snapshot) => {
      reads.listened += snapshot.docChanges().length;
      onNext(snapshot);
    };
    return onSnapshot.call(this, counted, onError);
  };
  Query.prototype.get = async function () {
    reads.queries += 1;
    const snapshot = await get.call(this);
    reads.queried += snapshot.size;
    return snapshot;
  };
  DocumentReference.prototype.get = function () {
    reads.single += 1;
    return getDocument.call(this);
  };
  try {
    await act();
    return reads;
  } finally {
    Object.assign(Query.prototype, { onSnapshot, get });
    DocumentReference.prototype.get = getDocument;
  }
}
