import type { Message } from "@hearth/contract";
import { Group, Text, Textarea } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type KeyboardEvent, useState } from "react";
import { failureText } from "../actions/failureText.ts";
import { useHearth } from "../hearth/HearthContext.ts";
import { useText } from "../i18n/useText.ts";
import { toasts } from "../layout/toasts.ts";

/** New text for a message, in its place: Enter saves, Escape leaves it as it was. */
export function EditBox({ message, onDone }: { message: Message; onDone: () => void }) {
  const t = useText();
  const { api } = useHearth();
  const [text, setText] = useState(message.text);
  const save = useMutation({
    mutationFn: (changed: string) => api.editMessage(message.conversationId, message.id, changed),
    networkMode: "always",
    onSuccess: onDone,
    onError: (error) => toasts.show({ color: "red", message: t(...failureText(error)) }),
  });

  function press(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") {
      event.stopPropagation();
      onDone();
    }
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    const changed = text.trim();
    if (changed === "" || save.isPending) return;
    if (changed === message.text) onDone();
    else save.mutate(changed);
  }

  return (
    <>
      <Textarea
        autoFocus
        onFocus={({ currentTarget }) => currentTarget.setSelectionRange(text.length, text.length)}
        aria-label={t("thread.editLabel")}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        onKeyDown={press}
        readOnly={save.isPending}
        maxLength={8_000}
        attributes={{ input: { dir: "auto" } }}
        autosize
        maxRows={10}
      />
      <Group justify="end" mt={4}>
        <Text size="xs">{t("thread.editHint")}</Text>
      </Group>
    </>
  );
}
