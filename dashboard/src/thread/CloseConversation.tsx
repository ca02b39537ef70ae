import { Button, Popover, Stack, Text, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useText } from "../i18n/useText.ts";
import { useKeys } from "../keyboard/useKeys.ts";

type Props = { isBusy: boolean; onClose: (reason: string) => void };

/** Ends the conversation after it was asked once more, with a reason where somebody has one. */
export function CloseConversation({ isBusy, onClose }: Props) {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  useKeys({ e: () => setOpen(true) });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const reason = new FormData(event.currentTarget).get("reason");
    setOpen(false);
    onClose(String(reason ?? "").trim());
  }

  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" trapFocus withArrow shadow="md" width={280}>
      <Popover.Target>
        <Button
          size="xs"
          variant="default"
          aria-label={t("thread.close")}
          disabled={isBusy}
          onClick={() => setOpen(!isOpen)}
        >
          {t("thread.closeNow")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("thread.closeSure")}>
        <form onSubmit={submit}>
          <Stack gap="sm">
            <div>
              <Text fw={600}>{t("thread.closeSure")}</Text>
              <Text size="sm">{t("thread.closeHint")}</Text>
            </div>
            <TextInput
              name="reason"
              label={t("thread.closeReason")}
              maxLength={500}
              attributes={{ input: { dir: "auto" } }}
              data-autofocus
            />
            <Button type="submit">{t("thread.closeNow")}</Button>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
