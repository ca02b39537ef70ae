import { type ReactNode, useCallback } from "react";
import { ConversationContext } from "./ConversationContext.ts";
import { useHearth } from "./HearthContext.ts";
import { useOpened } from "./useOpened.ts";

/** Keeps one conversation live for what is inside. */
export function OpenConversation({ id, children }: { id: string; children: ReactNode }) {
  const hearth = useHearth();
  const store = useOpened(useCallback(() => hearth.openConversation(id), [hearth, id]));
  return store?.id === id && <ConversationContext value={store}>{children}</ConversationContext>;
}
