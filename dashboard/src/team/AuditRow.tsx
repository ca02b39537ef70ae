import type { AuditEntry } from "@hearth/contract";
import { Table, Text } from "@mantine/core";
import { Link } from "wouter";
import { dateFormat } from "../i18n/dateFormat.ts";
import { useLocale } from "../i18n/useLocale.ts";
import { useText } from "../i18n/useText.ts";
import { conversationPath } from "../inbox/conversationPath.ts";

/** One thing that somebody did. */
export function AuditRow({ entry }: { entry: AuditEntry }) {
  const t = useText();
  const { code } = useLocale();
  const { action, at, actor, from, to, role, conversationId } = entry;
  const others = [from, to].filter((person) => person !== undefined && person.id !== actor.id);
  const names = [...new Set(others.map((person) => person?.name))].join(" → ");
  return (
    <Table.Tr>
      <Table.Td>
        <time dateTime={at}>{dateFormat(code, { dateStyle: "medium", timeStyle: "medium" }).format(new Date(at))}</time>
      </Table.Td>
      <Table.Td>
        <bdi>{actor.name || t(`team.${actor.role}`)}</bdi>
      </Table.Td>
      <Table.Td>{t(`team.did_${action}`)}</Table.Td>
      <Table.Td>
        <bdi>{names}</bdi>
        {role && ` (${t(`team.${role}`)})`}
      </Table.Td>
      <Table.Td>
        {conversationId && (
          <Text component={Link} to={conversationPath(conversationId)} size="sm" c="inherit" td="underline">
            {t("team.open")}
          </Text>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
