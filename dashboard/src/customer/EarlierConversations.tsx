import type { Conversation } from "@hearth/contract";
import { Alert, Badge, Button, Group, Skeleton, Stack, Text } from "@mantine/core";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { Link } from "wouter";
import { failureText } from "../actions/failureText.ts";
import { useHearth } from "../hearth/HearthContext.ts";
import { dateFormat } from "../i18n/dateFormat.ts";
import { useLocale } from "../i18n/useLocale.ts";
import { useText } from "../i18n/useText.ts";
import { conversationPath } from "../inbox/conversationPath.ts";
import classes from "./EarlierConversations.module.css";
import { stateColors } from "./stateColors.ts";

const pageSize = 10;

/** All that this customer ever began, the youngest first. */
export function EarlierConversations({ open }: { open: Conversation }) {
  const t = useText();
  const { api } = useHearth();
  const queries = useQueryClient();
  const { id: customerId } = open.customer;
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, isPending } = useInfiniteQuery({
    queryKey: ["customerConversations", customerId],
    queryFn: ({ pageParam }) => api.customerConversations(customerId, { cursor: pageParam, limit: pageSize }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: with another state, the list is of yesterday
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: ["customerConversations", customerId] });
  }, [queries, customerId, open.state]);

  return (
    <Stack gap="xs">
      <Text component="h3" size="sm" fw={500} id="earlier-heading">
        {t("customer.earlier")}
      </Text>
      {isPending && <Skeleton h={48} />}
      {error && !data && <Alert color="red">{t(...failureText(error))}</Alert>}
      <ul className={classes.list} aria-labelledby="earlier-heading">
        {data?.pages
          .flatMap(({ conversations }) => conversations)
          .map((conversation) => (
            <li key={conversation.id}>
              {conversation.id === open.id ? (
                <Row conversation={open} isOpen />
              ) : (
                <Row conversation={conversation} isOpen={false} />
              )}
            </li>
          ))}
      </ul>
      {hasNextPage && (
        <Button variant="default" size="xs" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t("customer.more")}
        </Button>
      )}
    </Stack>
  );
}

function Row({ conversation, isOpen }: { conversation: Conversation; isOpen: boolean }) {
  const t = useText();
  const { code } = useLocale();
  const { id, state, createdAt, lastMessage } = conversation;
  return (
    <Link to={conversationPath(id)} className={classes.row} aria-current={isOpen ? "page" : undefined}>
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Text size="xs">
          <time dateTime={createdAt}>{dateFormat(code, { dateStyle: "medium" }).format(new Date(createdAt))}</time>
        </Text>
        <Badge size="xs" variant="dot" color={stateColors[state]} className={classes.badge}>
          {t(isOpen ? "customer.thisOne" : `customer.state_${state}`)}
        </Badge>
      </Group>
      <Text size="sm" truncate dir="auto">
        {lastMessage?.preview ?? t("customer.nothingSaid")}
      </Text>
    </Link>
  );
}
