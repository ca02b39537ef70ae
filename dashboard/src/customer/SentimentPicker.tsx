import type { Conversation } from "@hearth/contract";
import { ActionIcon, Group, Tooltip } from "@mantine/core";
import { Frown, Meh, Smile } from "lucide-react";
import { failureText } from "../actions/failureText.ts";
import { useHearth } from "../hearth/HearthContext.ts";
import { useText } from "../i18n/useText.ts";
import { toasts } from "../layout/toasts.ts";
import { useChange } from "./useChange.ts";

const moods = [
  { sentiment: "positive", icon: Smile, color: "green" },
  { sentiment: "neutral", icon: Meh, color: "blue" },
  { sentiment: "negative", icon: Frown, color: "red" },
] as const;

/** How the customer feels; pressed once more, nobody knows. */
export function SentimentPicker({ conversation }: { conversation: Conversation }) {
  const t = useText();
  const { api } = useHearth();
  const { shown, change } = useChange(conversation, conversation.sentiment ?? null, (sentiment) =>
    api.updateConversation(conversation.id, { sentiment }),
  );
  const fail = (error: unknown) => toasts.show({ color: "red", message: t(...failureText(error)) });
  return (
    <Group gap={4} role="group" aria-label={t("customer.sentiment")}>
      {moods.map(({ sentiment, icon: Icon, color }) => {
        const isChosen = shown === sentiment;
        const label = t(`customer.${sentiment}`);
        return (
          <Tooltip key={sentiment} label={label}>
            <ActionIcon
              variant={isChosen ? "filled" : "subtle"}
              color={isChosen ? color : "gray"}
              aria-label={label}
              aria-pressed={isChosen}
              onClick={() => change(isChosen ? null : sentiment).catch(fail)}
            >
              <Icon size={18} />
            </ActionIcon>
          </Tooltip>
        );
      })}
    </Group>
  );
}
