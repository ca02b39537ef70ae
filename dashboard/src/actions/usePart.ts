import type { ConversationSnapshot } from "@hearth/client";
import { useSyncExternalStore } from "react";
import { useConversationStore } from "../hearth/ConversationContext.ts";

/**
 * One part of the open conversation: what uses it is rendered again only when that part changes. `select` must give the
 * same value for the same snapshot, so: a part or a primitive, never a new object.
 */
export function usePart<Part>(select: (snapshot: ConversationSnapshot) => Part): Part {
  const store = useConversationStore();
  return useSyncExternalStore(store.subscribe, () => select(store.getSnapshot()));
}
