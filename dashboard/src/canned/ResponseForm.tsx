import { HearthError } from "@hearth/client";
import { type CannedResponse, placeholders } from "@hearth/contract";
import { Alert, Button, Group, Modal, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useRef, useState } from "react";
import { failureText } from "../actions/failureText.ts";
import { useHearth } from "../hearth/HearthContext.ts";
import { useText } from "../i18n/useText.ts";
import { FilledPreview } from "./FilledPreview.tsx";
import { insertAt } from "./insertAt.ts";
import { placeholderName } from "./placeholderName.ts";

const maxText = 8_000;

/** Adds a text, or changes the one that is given. What the server refuses is said at its field. */
export function ResponseForm({ response, onClose }: { response?: CannedResponse; onClose: () => void }) {
  const t = useText();
  const { api } = useHearth();
  const queries = useQueryClient();
  const [shortcut, setShortcut] = useState(response?.shortcut ?? "");
  const [text, setText] = useState(response?.text ?? "");
  const field = useRef<HTMLTextAreaElement>(null);
  const { mutate, error, isPending } = useMutation({
    mutationFn: () =>
      response ? api.setCannedResponse(response.id, { shortcut, text }) : api.addCannedResponse({ shortcut, text }),
    networkMode: "always",
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ["cannedResponses"] });
      onClose();
    },
  });
  const isTaken = error instanceof HearthError && error.code === "shortcut_taken";
  const errors = error instanceof HearthError ? error.errors : [];
  const isElsewhere = error && !isTaken && errors.length === 0;

  function submit(event: FormEvent) {
    event.preventDefault();
    mutate();
  }

  function insert(placeholder: string) {
    const area = field.current;
    if (area === null) return;
    const at = { start: area.selectionStart, end: area.selectionEnd };
    const inserted = insertAt(text, `{{${placeholder}}}`, at);
    setText(inserted.text);
    area.focus();
    requestAnimationFrame(() => area.setSelectionRange(inserted.cursor, inserted.cursor));
  }

  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={response ? t("canned.edit", { shortcut: response.shortcut }) : t("canned.add")}
      closeButtonProps={{ "aria-label": t("common.cancel") }}
    >
      <Stack component="form" onSubmit={submit}>
        {isElsewhere && (
          <Alert color="red" role="alert">
            {t(...failureText(error))}
          </Alert>
        )}
        <TextInput
          label={t("canned.shortcut")}
          description={t("canned.shortcutMeans")}
          leftSection="/"
          value={shortcut}
          onChange={({ currentTarget }) => setShortcut(currentTarget.value)}
          error={
            isTaken ? t("canned.taken") : errors.some(({ path }) => path === "shortcut") && t("canned.shortcutWrong")
          }
          maxLength={40}
          required
          data-autofocus
          dir="ltr"
          autoCapitalize="none"
          autoComplete="off"
        />
        <Textarea
          ref={field}
          label={t("canned.text")}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
          error={textErrors(errors)}
          maxLength={maxText}
          autosize
          minRows={5}
          maxRows={14}
          required
          attributes={{ input: { dir: "auto" } }}
        />
        <Stack gap={6}>
          <Text size="sm">{t("canned.placeholders")}</Text>
          <Group gap="xs">
            {placeholders.map((placeholder) => (
              <Button key={placeholder} variant="default" size="compact-sm" onClick={() => insert(placeholder)}>
                {t(placeholderName[placeholder])}
              </Button>
            ))}
          </Group>
        </Stack>
        <FilledPreview text={text} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          <Button type="submit" loading={isPending}>
            {t("common.save")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

/** The server names each placeholder that it does not know: its words are more exact than ours could be. */
function textErrors(errors: HearthError["errors"]): string | undefined {
  const messages = errors.filter(({ path }) => path === "text").map(({ message }) => message);
  return messages.length === 0 ? undefined : messages.join("; ");
}
