import { Center, Text } from "@mantine/core";
import { Paperclip } from "lucide-react";
import { type DragEvent, type ReactNode, useState } from "react";
import { useText } from "../i18n/useText.ts";
import { ChosenFilesContext } from "./ChosenFilesContext.ts";
import classes from "./DropZone.module.css";
import { useClientConfig } from "./useClientConfig.ts";
import { useFilesToSend } from "./useFilesToSend.ts";

/** Where files may be dropped: what is inside, as a column, has them by `useChosenFiles`. */
export function DropZone({ children }: { children: ReactNode }) {
  const t = useText();
  const config = useClientConfig();
  const chosen = useFilesToSend(config?.attachmentLimits);
  const [isOver, setOver] = useState(false);
  const takes = ({ dataTransfer }: DragEvent) => config?.features.attachments && dataTransfer.types.includes("Files");

  return (
    <ChosenFilesContext value={chosen}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: who has no mouse has the button */}
      <div
        className={classes.zone}
        onDragOver={(event) => {
          if (!takes(event)) return;
          event.preventDefault();
          event.dataTransfer.dropEffect = "copy";
          setOver(true);
        }}
        onDragLeave={({ currentTarget, relatedTarget }) => {
          if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setOver(false);
        }}
        onDrop={(event) => {
          setOver(false);
          if (!takes(event)) return;
          event.preventDefault();
          chosen.add([...event.dataTransfer.files]);
        }}
      >
        {children}
        {isOver && (
          <Center className={classes.overlay}>
            <Paperclip size={24} aria-hidden />
            <Text fw={600}>{t("composer.drop")}</Text>
          </Center>
        )}
      </div>
    </ChosenFilesContext>
  );
}
