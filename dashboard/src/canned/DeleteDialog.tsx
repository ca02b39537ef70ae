import { HearthError } from "@hearth/client";
import type { CannedResponse } from "@hearth/contract";
import { Alert, Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { failureText } from "../actions/failureText.ts";
import { useHearth } from "../hearth/HearthContext.ts";
import { useText } from "../i18n/useText.ts";

/** Asks once more: there is no way back. */
export function DeleteDialog({ response, onClose }: { response: CannedResponse; onClose: () => void }) {
  const t = useText();
  const { api } = useHearth();
  const queries = useQueryClient();
  const { id, shortcut } = response;
  const { mutate, error, isPending } = useMutation({
    mutationFn: () => api.removeCannedResponse(id).catch(unlessGone),
    networkMode: "always",
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ["cannedResponses"] });
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("canned.delete", { shortcut })}
      closeButtonProps={{ "aria-label": t("common.cancel") }}
    >
      <Stack>
        {error && (
          <Alert color="red" role="alert">
            {t(...failureText(error))}
          </Alert>
        )}
        <Text size="sm">{t("canned.deleteMeans")}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t("common.cancel")}
          </Button>
          <Button color="red" loading={isPending} onClick={() => mutate()}>
            {t("canned.deleteNow")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

/** Somebody else was faster: that is as well. */
function unlessGone(error: unknown): null {
  if (error instanceof HearthError && error.code === "not_found") return null;
  throw error;
}
