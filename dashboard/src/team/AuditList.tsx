import { type AuditAction, auditActions } from "@hearth/contract";
import { Button, Group, NativeSelect, Stack, Table, Text, TextInput, Title } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useHearth } from "../hearth/HearthContext.ts";
import { useText } from "../i18n/useText.ts";
import { Failure } from "../layout/Failure.tsx";
import { AuditRow } from "./AuditRow.tsx";
import type { Member } from "./teamNow.ts";

const pageSize = 25;

/** For admins: who did what, to whom and when. */
export default function AuditList({ members }: { members: readonly Member[] }) {
  const t = useText();
  const { api } = useHearth();
  const [action, setAction] = useState<AuditAction>();
  const [actor, setActor] = useState("");
  const [typed, setTyped] = useState("");
  const [conversation] = useDebouncedValue(typed.trim(), 300);
  const { data, error, isFetching, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ["audit", action, actor, conversation],
    queryFn: ({ pageParam }) =>
      api.audit({
        action,
        actor: actor || undefined,
        conversation: conversation || undefined,
        before: pageParam,
        limit: pageSize,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const entries = data?.pages.flatMap((page) => page.entries);

  return (
    <Stack component="section" gap="sm" aria-labelledby="audit-heading">
      <Title order={2} size="h4" id="audit-heading">
        {t("team.audit")}
      </Title>
      <Group align="end">
        <NativeSelect
          label={t("team.action")}
          value={action ?? ""}
          onChange={({ currentTarget }) => setAction(auditActions.find((each) => each === currentTarget.value))}
          data={[
            { value: "", label: t("team.any") },
            ...auditActions.map((value) => ({ value, label: t(`team.did_${value}`) })),
          ]}
        />
        <NativeSelect
          label={t("team.actor")}
          value={actor}
          onChange={({ currentTarget }) => setActor(currentTarget.value)}
          data={[{ value: "", label: t("team.any") }, ...members.map(({ id, name }) => ({ value: id, label: name }))]}
        />
        <TextInput
          label={t("team.conversationId")}
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
      </Group>
      {error && !data && <Failure title={t("team.auditFailed")} retry={() => void refetch()} />}
      {entries?.length === 0 && <Text size="sm">{t("team.nothingDone")}</Text>}
      {entries && entries.length > 0 && (
        <Table.ScrollContainer minWidth={560}>
          <Table aria-labelledby="audit-heading" verticalSpacing={6}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t("team.when")}</Table.Th>
                <Table.Th>{t("team.actor")}</Table.Th>
                <Table.Th>{t("team.action")}</Table.Th>
                <Table.Th>{t("team.toWhom")}</Table.Th>
                <Table.Th>{t("team.conversation")}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {entries.map((entry) => (
                <AuditRow key={entry.id} entry={entry} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {hasNextPage && (
        <Button variant="default" size="xs" w="fit-content" loading={isFetching} onClick={() => void fetchNextPage()}>
          {t("team.older")}
        </Button>
      )}
    </Stack>
  );
}
