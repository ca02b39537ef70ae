import { ActionIcon, FileButton, Tooltip } from "@mantine/core";
import { Paperclip } from "lucide-react";
import { useRef } from "react";
import { useText } from "../i18n/useText.ts";
import { useChosenFiles } from "./ChosenFilesContext.ts";
import { accept } from "./takenFiles.ts";

/** Chooses files to send. */
export function AttachButton({ disabled }: { disabled: boolean }) {
  const t = useText();
  const { add } = useChosenFiles();
  const reset = useRef<() => void>(null);
  return (
    <FileButton
      multiple
      accept={accept}
      resetRef={reset}
      onChange={(files) => {
        add(files);
        // Else the same file, left out meanwhile, could not be chosen again.
        reset.current?.();
      }}
    >
      {(button) => (
        <Tooltip label={t("composer.attach")}>
          <ActionIcon
            {...button}
            variant="subtle"
            color="gray"
            size="lg"
            disabled={disabled}
            aria-label={t("composer.attach")}
          >
            <Paperclip size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
    </FileButton>
  );
}
