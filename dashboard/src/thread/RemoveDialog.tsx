import type { Message } from "@hearth/contract";
import { Button, Group, Modal, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { failureText } from "../actions/failureText.ts";
import { useHearth } from "../hearth/HearthContext.ts";
import { useText } from "../i18n/useText.ts";
import { toasts } from "../layout/toasts.ts";

/** Asks before a message is deleted; it cannot be brought back. */
export function RemoveDialog({ message, onDone }: { message: Message | null; onDone: () => void }) {
  const t = useText();
  const { api } = useHearth();
  const remove = useMutation({
    mutationFn: ({ conversationId, id }: Message) => api.deleteMessage(conversationId, id),
    networkMode: "always",
    onError: (error) => toasts.show({ color: "red", message: t(...failureText(error)) }),
    onSettled: onDone,
  });
  return (
    <Modal opened={message !== null} onClose={onDone} title={t("thread.removeSure")} centered size="sm">
      <Text size="sm" lineClamp={3} dir="auto">
        {message?.text || message?.attachment?.name}
      </Text>
      <Group justify="end" mt="md" gap="xs">
        <Button variant="default" onClick={onDone}>
          {t("common.cancel")}
        </Button>
        <Button color="red" loading={remove.isPending} onClick={() => message && remove.mutate(message)}>
          {t("thread.remove")}
        </Button>
      </Group>
    </Modal>
  );
}
