import { Group, Stack, Table, Text, Title } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { Link } from "wouter";
import { useHearth } from "../hearth/HearthContext.ts";
import { useLocale } from "../i18n/useLocale.ts";
import { useText } from "../i18n/useText.ts";
import { conversationPath } from "../inbox/conversationPath.ts";
import { customerName } from "../inbox/customerName.ts";
import { Failure } from "../layout/Failure.tsx";
import { durationText } from "../metrics/durationText.ts";
import { useWatched } from "../notifications/WatchedInbox.ts";
import classes from "./MemberList.module.css";
import { WaitingTime } from "./WaitingTime.tsx";

/** Who waits for a person, the longest first. */
export function QueueList() {
  const t = useText();
  const { code } = useLocale();
  const { api } = useHearth();
  const queries = useQueryClient();
  const waiting = useWatched(({ counts }) => counts.waiting);
  const { data, error, refetch } = useQuery({
    queryKey: ["queue"],
    queryFn: () => api.queue(),
    refetchInterval: 15_000,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: with another count, the list is another
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: ["queue"] });
  }, [queries, waiting]);

  return (
    <Stack component="section" gap="sm" aria-labelledby="queue-heading">
      <Group justify="space-between" align="baseline">
        <Title order={2} size="h4" id="queue-heading">
          {t("team.queue")}
        </Title>
        {data && data.waiting > 0 && (
          <Text size="sm" className={classes.quiet} aria-live="polite">
            {t("team.waiting", { count: data.waiting })}
            {data.estimateSeconds !== null &&
              ` · ${t("team.estimate", { time: durationText(data.estimateSeconds, code) })}`}
          </Text>
        )}
      </Group>
      {error && !data && <Failure title={t("team.unreachable")} retry={() => void refetch()} />}
      {data?.waiting === 0 && <Text size="sm">{t("team.nobodyWaits")}</Text>}
      {data && data.waiting > 0 && (
        <Table.ScrollContainer minWidth={480}>
          <Table aria-labelledby="queue-heading">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t("team.place")}</Table.Th>
                <Table.Th>{t("customer.title")}</Table.Th>
                <Table.Th>{t("team.lastWords")}</Table.Th>
                <Table.Th>{t("team.waits")}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.queue.map(({ conversation: { id, customer, lastMessage, waitingSince }, position }) => (
                <Table.Tr key={id}>
                  <Table.Td>{new Intl.NumberFormat(code).format(position)}</Table.Td>
                  <Table.Td>
                    <Text component={Link} to={conversationPath(id)} size="sm" c="inherit" td="underline" dir="auto">
                      {customerName(customer, t)}
                    </Text>
                  </Table.Td>
                  <Table.Td maw={320}>
                    <Text size="sm" truncate dir="auto">
                      {lastMessage?.preview}
                    </Text>
                  </Table.Td>
                  <Table.Td>{waitingSince && <WaitingTime since={waitingSince} />}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Stack>
  );
}
