import { useMemo, useRef, useState } from "react";
import { usePart } from "../actions/usePart.ts";
import { useConversationStore } from "../hearth/ConversationContext.ts";
import { useSession } from "../session/SessionContext.ts";
import { firstUnread } from "./firstUnread.ts";
import { localDay } from "./localDay.ts";
import { type Item, type Shown, threadItems } from "./threadItems.ts";
import { useChanges } from "./useChanges.ts";

/** What the list of the open conversation shows. */
export function useThreadItems(): readonly Item[] {
  const { uid } = useSession();
  const store = useConversationStore();
  const messages = usePart((snapshot) => snapshot.messages);
  const pending = usePart((snapshot) => snapshot.pending);
  const hasOlder = usePart((snapshot) => snapshot.hasOlder);
  const readTo = usePart(({ conversation }) => conversation?.read.customer ?? 0);
  const [unreadFrom] = useState(() => firstUnread(store.getSnapshot()));
  const changes = useChanges();
  const shown = useRef<Shown>(undefined);
  return useMemo(() => {
    const input = { messages, pending, changes, hasOlder, readTo, unreadFrom, uid, dayOf: localDay };
    shown.current = threadItems(input, shown.current);
    return shown.current.items;
  }, [messages, pending, changes, hasOlder, readTo, unreadFrom, uid]);
}
