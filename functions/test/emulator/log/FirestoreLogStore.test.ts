import { Firestore } from "@google-cloud/firestore";
import { storedEventSchema } from "../../../src/conversation/StoredEvent.ts";
import { FirestoreLogStore } from "../../../src/log/FirestoreLogStore.ts";
import { eventsRef } from "../../../src/log/paths.ts";
import { logStoreContract } from "../../support/logStoreContract.ts";

describe("the store in Firestore", () => {
  const db = new Firestore({ ignoreUndefinedProperties: true });
  after(() => db.terminate());

  logStoreContract(async () => ({
    store: new FirestoreLogStore(db),
    eventsOf: async (conversationId) => {
      const { docs } = await eventsRef(db, conversationId).orderBy("seq").get();
      return docs.map((snapshot) => storedEventSchema.parse(snapshot.data()));
    },
  }));
});
