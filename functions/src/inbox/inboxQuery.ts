import { FieldPath, type Firestore, type Query } from "@google-cloud/firestore";
import { type InboxQuestion, stateIn } from "./InboxQuestion.ts";

/**
 * What Firestore can answer of the question, in the answer's order, each shape with its index in
 * firestore.indexes.json. A search is found by its token alone and in the order of the beginnings: in the order of
 * the last activity, each message would rewrite an index entry for every token.
 */
export function inboxQuery(db: Firestore, { view, operatorId, label, term }: InboxQuestion): Query {
  let query: Query = db.collection("conversations");
  if (term !== undefined) {
    query = query.where("searchTokens", "array-contains", term.token).orderBy("createdAt", "desc");
  } else {
    const state = stateIn(view);
    if (state !== undefined) query = query.where("state", "==", state);
    if (view === "mine") query = query.where("operator.id", "==", operatorId);
    if (label !== undefined) query = query.where("labels", "array-contains", label);
    query = query.orderBy("lastActivityAt", "desc");
  }
  return query.orderBy(FieldPath.documentId(), "desc");
}
