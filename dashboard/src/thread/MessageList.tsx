import { Text } from "@mantine/core";
import { Virtuoso } from "react-virtuoso";
import { useConversation } from "../hearth/ConversationContext.ts";

/** The messages, the newest at the end. */
export function MessageList() {
  const { messages } = useConversation();
  return (
    <Virtuoso
      style={{ flex: 1 }}
      data={messages}
      computeItemKey={(_, { id }) => id}
      followOutput
      itemContent={(_, { text }) => (
        <Text px="md" py={4} dir="auto">
          {text}
        </Text>
      )}
    />
  );
}
