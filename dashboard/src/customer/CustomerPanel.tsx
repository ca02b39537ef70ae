import { Stack, Text } from "@mantine/core";
import { useConversation } from "../hearth/ConversationContext.ts";
import { useText } from "../i18n/useText.ts";

/** Who the customer is. */
export function CustomerPanel() {
  const t = useText();
  const { conversation } = useConversation();
  return (
    <Stack component="aside" aria-label={t("customer.title")} p="md">
      <Text fw={600} dir="auto">
        {conversation?.customer.name}
      </Text>
    </Stack>
  );
}
