import { type RefObject, useCallback, useEffect, useState } from "react";
import type { VirtuosoHandle } from "react-virtuoso";
import { useConversationStore } from "../hearth/ConversationContext.ts";
import { useText } from "../i18n/useText.ts";
import { toasts } from "../layout/toasts.ts";

/** Pages that are loaded for a message that is further back. */
const maxPages = 20;

/** How long what was found stays marked, in milliseconds. */
const marked = 2_000;

/** Leads to a message, after `leave`, also where its page has to be loaded before. `found`: the one that somebody was just led to. */
export function useFind(list: RefObject<VirtuosoHandle | null>, leave: () => void) {
  const t = useText();
  const store = useConversationStore();
  const [found, setFound] = useState<string | null>(null);

  useEffect(() => {
    if (found === null) return;
    const timer = setTimeout(() => setFound(null), marked);
    return () => clearTimeout(timer);
  }, [found]);

  const find = useCallback(
    async (id: string) => {
      // The oldest message is held back while there are older ones: see threadItems.
      const place = () => {
        const { messages, hasOlder } = store.getSnapshot();
        return messages.findIndex((message) => message.id === id) - (hasOlder ? 1 : 0);
      };
      for (let page = 0; place() < 0 && store.getSnapshot().hasOlder && page < maxPages; page += 1) {
        await store.loadOlder().catch(() => undefined);
        await new Promise(requestAnimationFrame);
      }
      const index = place();
      if (index < 0) return void toasts.show({ message: t("thread.replyFar") });
      leave();
      list.current?.scrollToIndex({ index, align: "center" });
      setFound(id);
    },
    [store, list, leave, t],
  );
  return { found, find };
}
