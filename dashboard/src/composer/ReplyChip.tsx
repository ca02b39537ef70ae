import type { Message } from "@hearth/contract";
import { CloseButton, Text } from "@mantine/core";
import { useText } from "../i18n/useText.ts";
import classes from "./ReplyChip.module.css";

/** Which message is answered. */
export function ReplyChip({ message, onCancel }: { message: Message; onCancel: () => void }) {
  const t = useText();
  const { author, text, attachment } = message;
  return (
    <div className={classes.chip}>
      <div className={classes.text}>
        <Text size="xs" fw={600} truncate dir="auto">
          {t("composer.replyTo", { name: author.name })}
        </Text>
        <Text size="sm" truncate dir="auto">
          {text === "" ? attachment?.name : text}
        </Text>
      </div>
      <CloseButton size="sm" aria-label={t("composer.replyCancel")} onClick={onCancel} />
    </div>
  );
}
