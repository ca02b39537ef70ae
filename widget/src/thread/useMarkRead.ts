import type { ConversationStore } from "@hearth/client";
import { useEffect } from "preact/hooks";

/** Says that everything was read, whenever the newest message is in sight on a page that is. */
export function useMarkRead(store: ConversationStore, isNewestInSight: boolean, newest: number): void {
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
