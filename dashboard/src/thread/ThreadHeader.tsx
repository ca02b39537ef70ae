import type { Conversation } from "@hearth/contract";
import { Badge, Group, Title } from "@mantine/core";
import { stateColors } from "../customer/stateColors.ts";
import { VerifiedMark } from "../customer/VerifiedMark.tsx";
import { useText } from "../i18n/useText.ts";
import { useSession } from "../session/SessionContext.ts";
import { ThreadActions } from "./ThreadActions.tsx";
import classes from "./ThreadHeader.module.css";

/** Whose conversation it is, who has it, and what may be done about that. */
export function ThreadHeader({ conversation, customer }: { conversation: Conversation; customer: string }) {
  const t = useText();
  const { uid } = useSession();
  const { state, operator } = conversation;
  const isMine = state === "assigned" && operator?.id === uid;
  return (
    <header className={classes.header}>
      <div className={classes.who}>
        <Title order={2} size="h4" dir="auto" className={classes.name}>
          {customer}
        </Title>
        <VerifiedMark customer={conversation.customer} />
        <Badge variant="light" color={stateColors[state]} tt="none" fw={600} className={classes.state}>
          {isMine ? t("thread.assignedToYou") : t(`thread.${state}`, { name: operator?.name ?? "" })}
        </Badge>
      </div>
      <Group gap={6} wrap="nowrap" flex="none">
        <ThreadActions />
      </Group>
    </header>
  );
}
