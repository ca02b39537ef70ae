import { Stack } from "@mantine/core";
import { Composer } from "../composer/Composer.tsx";
import { useText } from "../i18n/useText.ts";
import { MessageList } from "./MessageList.tsx";

/** What was said, and where to answer. */
export function ThreadPane() {
  const t = useText();
  return (
    <Stack component="main" aria-label={t("thread.title")} gap={0}>
      <MessageList />
      <Composer />
    </Stack>
  );
}
