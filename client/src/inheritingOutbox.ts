import type { OutboxStorage } from "./OutboxStorage.ts";

/**
 * `own`, with all that waits in `left`: the outbox of an account whose conversations are this one's now. It is taken
 * over whenever the storage is read, since another tab may have added to it meanwhile. A tab that ends in the middle
 * leaves a message in both, where its `clientId` keeps it from being doubled.
 */
export function inheritingOutbox(own: OutboxStorage, left: OutboxStorage): OutboxStorage {
  return {
    ...own,
    async all() {
      for (const item of await left.all()) {
        // What was refused to the one, may not be to the other: the conversation was changing hands.
        await own.put({ ...item, failure: null });
        await left.remove(item.draft.clientId);
      }
      return own.all();
    },
  };
}
