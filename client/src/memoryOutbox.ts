import type { OutboxItem, OutboxStorage } from "./OutboxStorage.ts";

/** Kept as long as the page, or the process, lives. */
export function memoryOutbox(): OutboxStorage {
  const items = new Map<string, OutboxItem>();
  return {
    all: async () => [...items.values()],
    put: async (item) => {
      items.set(item.draft.clientId, item);
    },
    remove: async (clientId) => {
      items.delete(clientId);
    },
  };
}
