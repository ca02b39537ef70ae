import { Firestore } from "@google-cloud/firestore";
import { expect } from "chai";
import { attachmentsRef } from "../../../src/attachments/attachmentsRef.ts";
import { storedEventSchema } from "../../../src/conversation/StoredEvent.ts";
import { FirestoreLogStore } from "../../../src/log/FirestoreLogStore.ts";
import { conversationRef, eventsRef } from "../../../src/log/paths.ts";
import { headWith } from "../../support/headWith.ts";
import { logStoreContract } from "../../support/logStoreContract.ts";
import { storedMessageWith } from "../../support/storedMessageWith.ts";

describe("the store in Firestore", () => {
  const db = new Firestore({ ignoreUndefinedProperties: true });
  after(() => db.terminate());

  logStoreContract(async () => ({
    store: new FirestoreLogStore(db),
    eventsOf: async (conversationId) => {
      const { docs } = await eventsRef(db, conversationId).orderBy("seq").get();
      return docs.map((snapshot) => storedEventSchema.parse(snapshot.data()));
    },
    upload: async (attachment) => {
      await attachmentsRef(db).doc(attachment.id).set(attachment);
    },
  }));

  describe("throws what trying again cannot mend:", () => {
    const store = new FirestoreLogStore(db);
    const id = () => crypto.randomUUID();

    it("a document that is too large", async () => {
      const conversationId = id();
      const created = [storedMessageWith({ text: "x".repeat(1_100_000) })];
      const nothing = { events: [], updated: [], rewrites: [], tallies: [], audits: [], attachments: [] };
      const commit = { conversationId, head: headWith(), guard: null, created, ...nothing };
      const [outcome] = await Promise.allSettled([store.commit(commit)]);
      expect(outcome).to.have.nested.property("reason.code", 3);
      expect((await store.read(conversationId, { messageIds: [], eventSeqs: [] }))?.head).to.equal(null);
    });

    it("a conversation that nobody of ours has written", async () => {
      const conversationId = id();
      await conversationRef(db, conversationId).set({ ...headWith(), seq: "7" });
      const [outcome] = await Promise.allSettled([store.read(conversationId, { messageIds: [], eventSeqs: [] })]);
      expect(outcome).to.have.nested.property("reason.issues[0].path").that.deep.equals(["seq"]);
    });
  });
});
