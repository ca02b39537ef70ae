import type { Conversation } from "@hearth/contract";
import { Text, UnstyledButton } from "@mantine/core";

type Props = { conversation: Conversation; isOpen: boolean; onOpen: (id: string) => void };

export function ConversationRow({ conversation, isOpen, onOpen }: Props) {
  const { id, customer, lastMessage } = conversation;
  return (
    <UnstyledButton w="100%" p="sm" aria-current={isOpen} onClick={() => onOpen(id)}>
      <Text fw={600} truncate dir="auto">
        {customer.name ?? customer.id}
      </Text>
      <Text size="sm" c="dimmed" truncate dir="auto">
        {lastMessage?.preview}
      </Text>
    </UnstyledButton>
  );
}
