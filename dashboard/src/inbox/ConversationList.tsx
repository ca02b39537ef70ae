import type { InboxStore } from "@hearth/client";
import { Virtuoso } from "react-virtuoso";
import { useSnapshot } from "../hearth/useSnapshot.ts";
import { ConversationRow } from "./ConversationRow.tsx";

type Props = { inbox: InboxStore; openId: string | null; onOpen: (id: string) => void };

/** The list, of which only what is in sight is rendered. */
export function ConversationList({ inbox, openId, onOpen }: Props) {
  const { conversations, hasMore } = useSnapshot(inbox);
  return (
    <Virtuoso
      style={{ flex: 1 }}
      data={conversations}
      computeItemKey={(_, { id }) => id}
      endReached={() => {
        if (hasMore) void inbox.loadMore();
      }}
      itemContent={(_, conversation) => (
        <ConversationRow conversation={conversation} isOpen={conversation.id === openId} onOpen={onOpen} />
      )}
    />
  );
}
