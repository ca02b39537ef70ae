import type { Message } from "@hearth/contract";
import { Center, Loader, Stack } from "@mantine/core";
import { useMemo, useState } from "react";
import { usePart } from "../actions/usePart.ts";
import { Composer } from "../composer/Composer.tsx";
import { DropZone } from "../composer/DropZone.tsx";
import { useConversationStore } from "../hearth/ConversationContext.ts";
import { useText } from "../i18n/useText.ts";
import { customerName } from "../inbox/customerName.ts";
import { ConnectionBanner } from "../layout/ConnectionBanner.tsx";
import { Failure } from "../layout/Failure.tsx";
import { Announcer } from "./Announcer.tsx";
import { MessageList } from "./MessageList.tsx";
import { ReplyContext } from "./ReplyContext.ts";
import { TakenNotice } from "./TakenNotice.tsx";
import { ThreadHeader } from "./ThreadHeader.tsx";
import { TypingRow } from "./TypingRow.tsx";

/** What was said, and where to answer. */
export function ThreadPane() {
  const t = useText();
  const store = useConversationStore();
  const conversation = usePart((snapshot) => snapshot.conversation);
  const isRefused = usePart(({ connection }) => connection === "refused");
  const [replyTo, setReplyTo] = useState<Message | null>(null);
  const reply = useMemo(() => ({ replyTo, setReplyTo }), [replyTo]);
  const customer = conversation ? customerName(conversation.customer, t) : "";
  return (
    <Stack component="main" aria-label={t("thread.title")} gap={0}>
      {conversation && <ThreadHeader conversation={conversation} customer={customer} />}
      <ConnectionBanner store={store} />
      {conversation && <TakenNotice />}
      {isRefused && <Failure title={t("thread.refused")} />}
      {conversation === null && !isRefused && (
        <Center flex={1} aria-busy="true">
          <Loader aria-label={t("thread.loading")} />
        </Center>
      )}
      {conversation && !isRefused && (
        <ReplyContext value={reply}>
          <DropZone>
            <MessageList customer={customer} onReply={setReplyTo} />
            <TypingRow customer={customer} />
            <Composer />
          </DropZone>
          <Announcer customer={customer} />
        </ReplyContext>
      )}
    </Stack>
  );
}
