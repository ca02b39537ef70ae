import type { Message } from "@hearth/contract";
import { CloseButton, Text } from "@mantine/core";
import { usePart } from "../actions/usePart.ts";
import { useText } from "../i18n/useText.ts";
import { customerName } from "../inbox/customerName.ts";
import { useSession } from "../session/SessionContext.ts";
import { authorOf } from "../thread/authorOf.ts";
import classes from "./ReplyChip.module.css";

/** Which message is answered. */
export function ReplyChip({ message, onCancel }: { message: Message; onCancel: () => void }) {
  const t = useText();
  const { uid } = useSession();
  const conversation = usePart((snapshot) => snapshot.conversation);
  const customer = conversation ? customerName(conversation.customer, t) : "";
  const name = authorOf(message, { uid, customer, you: t("thread.you") });
  const { text, attachment } = message;
  return (
    <div className={classes.chip}>
      <div className={classes.text}>
        <Text size="xs" fw={600} truncate dir="auto">
          {t("composer.replyTo", { name })}
        </Text>
        <Text size="sm" truncate dir="auto">
          {text === "" ? attachment?.name : text}
        </Text>
      </div>
      <CloseButton size="sm" aria-label={t("composer.replyCancel")} onClick={onCancel} />
    </div>
  );
}
