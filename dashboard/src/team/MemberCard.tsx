import { ActionIcon, Badge, Group, Paper, Progress, Stack, Text } from "@mantine/core";
import { Pencil } from "lucide-react";
import { Link } from "wouter";
import { PersonAvatar } from "../customer/PersonAvatar.tsx";
import { useText } from "../i18n/useText.ts";
import { conversationPath } from "../inbox/conversationPath.ts";
import { customerName } from "../inbox/customerName.ts";
import { useSession } from "../session/SessionContext.ts";
import classes from "./MemberList.module.css";
import type { Member } from "./teamNow.ts";

/** One of the team: whether it is there, how much it has, and what. `onChange`: for who may change it. */
export function MemberCard({ member, onChange }: { member: Member; onChange?: () => void }) {
  const t = useText();
  const { uid } = useSession();
  const { id, name, role, status, capacity, conversations, has } = member;
  const load = t("team.load", { count: conversations, capacity });
  return (
    <Paper withBorder p="md" className={classes.card} component="article" aria-label={name}>
      <Stack gap="sm">
        <Group gap="sm" wrap="nowrap">
          <PersonAvatar id={id} name={name} status={status} />
          <Stack gap={0} flex={1} miw={0}>
            <Group gap="xs" wrap="nowrap">
              <Text fw={600} truncate dir="auto">
                {name}
              </Text>
              {id === uid && (
                <Badge size="xs" variant="default">
                  {t("team.me")}
                </Badge>
              )}
            </Group>
            <Text size="xs" className={classes.quiet}>
              {t(`team.${status}`)} · {t(`team.${role}`)}
            </Text>
          </Stack>
          {onChange && (
            <ActionIcon variant="subtle" color="gray" aria-label={t("team.change", { name })} onClick={onChange}>
              <Pencil size={16} />
            </ActionIcon>
          )}
        </Group>
        <Stack gap={4}>
          <Text size="xs" className={classes.quiet}>
            {load}
          </Text>
          <Progress
            size="sm"
            aria-label={load}
            value={capacity === 0 ? 0 : Math.min(100, (100 * conversations) / capacity)}
            color={conversations >= capacity ? "red" : "teal"}
          />
        </Stack>
        {has.length > 0 && (
          <ul className={classes.conversations} aria-label={t("team.conversationsOf", { name })}>
            {has.map(({ id: conversationId, customer, unread }) => (
              <li key={conversationId}>
                <Link to={conversationPath(conversationId)} className={classes.link}>
                  <span dir="auto">{customerName(customer, t)}</span>
                  {unread.operator > 0 && (
                    <Badge size="sm" color="red" aria-label={t("team.unread", { count: unread.operator })}>
                      {unread.operator}
                    </Badge>
                  )}
                </Link>
              </li>
            ))}
          </ul>
        )}
      </Stack>
    </Paper>
  );
}
