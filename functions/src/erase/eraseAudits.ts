import type { Firestore } from "@google-cloud/firestore";
import { auditSchema } from "../conversation/Audit.ts";
import { eachPage } from "./eachPage.ts";

/**
 * The audit's lines about a customer and its conversations stay, without whom they are about: under another id, since
 * their own is made of the conversation's, which is made of the customer's. Those of a conversation may tell of it under
 * the uid that it had before it was identified. Returns how many there were.
 */
export async function eraseAudits(
  db: Firestore,
  { uid, conversations }: { uid: string; conversations: readonly string[] },
  newId: () => string,
): Promise<number> {
  const audits = db.collection("audit");
  let erased = 0;
  for (const lines of [
    audits.where("customerId", "==", uid),
    ...conversations.map((id) => audits.where("conversationId", "==", id).orderBy("at", "desc")),
  ]) {
    erased += await eachPage(lines, async (docs) => {
      const batch = db.batch();
      for (const doc of docs) {
        const {
          conversationId: _,
          customerId: __,
          messageId: ___,
          reason: ____,
          ...kept
        } = auditSchema.parse(doc.data());
        const actor = kept.actor.role === "customer" ? { ...kept.actor, id: "erased", name: "" } : kept.actor;
        const id = newId();
        batch.create(audits.doc(id), { ...kept, id, actor }).delete(doc.ref, { exists: true });
      }
      await batch.commit();
    });
  }
  return erased;
}
