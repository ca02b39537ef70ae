import type { Firestore } from "@google-cloud/firestore";
import { auditSchema } from "../conversation/Audit.ts";
import { eachPage } from "./eachPage.ts";

/**
 * The audit's lines about a customer stay, without whom they are about: under another id, since their own is made
 * of the conversation's, which is made of the customer's. Returns how many there were.
 */
export async function eraseAudits(db: Firestore, uid: string, newId: () => string): Promise<number> {
  const audits = db.collection("audit");
  return eachPage(audits.where("customerId", "==", uid), async (docs) => {
    const batch = db.batch();
    for (const doc of docs) {
      const { conversationId: _, customerId: __, messageId: ___, ...kept } = auditSchema.parse(doc.data());
      const actor = kept.actor.id === uid ? { ...kept.actor, id: "erased", name: "" } : kept.actor;
      const id = newId();
      batch.create(audits.doc(id), { ...kept, id, actor }).delete(doc.ref, { exists: true });
    }
    await batch.commit();
  });
}
