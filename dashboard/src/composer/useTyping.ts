import { useCallback, useEffect } from "react";
import { useConversationStore } from "../hearth/ConversationContext.ts";
import type { Mode } from "./Mode.ts";

/** Tells the customer that it is answered, as long as it is; of a note it hears nothing. */
export function useTyping(mode: Mode): (isTyping: boolean) => void {
  const store = useConversationStore();
  useEffect(() => () => store.setTyping(false), [store]);
  useEffect(() => {
    if (mode === "note") store.setTyping(false);
  }, [store, mode]);
  return useCallback((isTyping) => store.setTyping(isTyping && mode === "answer"), [store, mode]);
}
