import { useEffect } from "react";
import { usePart } from "../actions/usePart.ts";
import { useConversationStore } from "../hearth/ConversationContext.ts";

/** Says that everything was read, whenever the newest message is in sight on a page that is. */
export function useMarkRead(isNewestInSight: boolean): void {
  const store = useConversationStore();
  const newest = usePart(({ messages }) => messages.at(-1)?.seq ?? 0);
  useEffect(() => {
    if (!isNewestInSight || newest === 0) return;
    const look = () => {
      if (document.visibilityState === "visible") store.markRead(newest);
    };
    look();
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [store, isNewestInSight, newest]);
}
