import type { ConversationSnapshot, ConversationStore } from "@hearth/client";
import { createContext, useContext } from "react";
import { useSnapshot } from "./useSnapshot.ts";

export const ConversationContext = createContext<ConversationStore | null>(null);

/** The open conversation's store: for acting, without being rendered at each of its changes. */
export function useConversationStore(): ConversationStore {
  const store = useContext(ConversationContext);
  if (store === null) throw new Error("useConversationStore is for what is inside OpenConversation");
  return store;
}

/** The open conversation as it is now. */
export function useConversation(): ConversationSnapshot {
  return useSnapshot(useConversationStore());
}
