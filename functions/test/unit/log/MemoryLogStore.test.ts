import { logStoreContract } from "../../support/logStoreContract.ts";
import { MemoryLogStore } from "../../support/MemoryLogStore.ts";

describe("the store in memory", () => {
  logStoreContract(async () => {
    const store = new MemoryLogStore();
    return {
      store,
      eventsOf: async (conversationId) => store.stored(conversationId).events,
      upload: async (attachment) => store.upload(attachment),
    };
  });
});
