import type { InboxStore } from "@hearth/client";
import { Stack } from "@mantine/core";
import type { Filter } from "../desk/Desk.tsx";
import { useText } from "../i18n/useText.ts";
import { ConversationList } from "./ConversationList.tsx";

type Props = {
  inbox: InboxStore;
  filter: Filter;
  onFilter: (filter: Filter) => void;
  openId: string | null;
  onOpen: (id: string) => void;
};

/** Every conversation of a view, and which view. */
export function InboxPane({ inbox, openId, onOpen }: Props) {
  const t = useText();
  return (
    <Stack component="section" aria-label={t("inbox.title")} gap={0}>
      <ConversationList inbox={inbox} openId={openId} onOpen={onOpen} />
    </Stack>
  );
}
