import { Alert, Button, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { failureText } from "../actions/failureText.ts";
import { useHearth } from "../hearth/HearthContext.ts";
import { useText } from "../i18n/useText.ts";

type Props = {
  customerId: string;
  /** Whether the customer is to be blocked. */
  wish: boolean;
  isOpen: boolean;
  onClose: () => void;
};

/** Asks once more. That it is done, the stream says. */
export function BlockDialog({ customerId, wish, isOpen, onClose }: Props) {
  const t = useText();
  const { api } = useHearth();
  const { mutate, reset, error, isPending } = useMutation({
    mutationFn: (reason: string) => api.blockCustomer(customerId, { blocked: wish, ...(reason && { reason }) }),
    networkMode: "always",
    onSuccess: onClose,
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    mutate(String(new FormData(event.currentTarget).get("reason") ?? "").trim());
  }

  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      onExitTransitionEnd={reset}
      title={t(wish ? "customer.blockSure" : "customer.unblockSure")}
      closeButtonProps={{ "aria-label": t("common.cancel") }}
    >
      <form onSubmit={submit}>
        <Stack>
          {error && (
            <Alert color="red" role="alert">
              {t(...failureText(error))}
            </Alert>
          )}
          <Text size="sm">{t(wish ? "customer.blockMeans" : "customer.unblockMeans")}</Text>
          <TextInput
            name="reason"
            label={t("customer.blockReason")}
            maxLength={200}
            attributes={{ input: { dir: "auto" } }}
            autoComplete="off"
            data-autofocus
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("common.cancel")}
            </Button>
            <Button type="submit" color={wish ? "red" : undefined} loading={isPending}>
              {t(wish ? "customer.blockNow" : "customer.unblockNow")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
