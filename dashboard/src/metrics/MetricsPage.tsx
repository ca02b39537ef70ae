import { Container, Group, Skeleton, Stack, Text, Title } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { lazy } from "react";
import { useSearchParams } from "wouter";
import { useHearth } from "../hearth/HearthContext.ts";
import { useText } from "../i18n/useText.ts";
import { Failure } from "../layout/Failure.tsx";
import { Part } from "../layout/Part.tsx";
import { CsvButton } from "./CsvButton.tsx";
import { DayTable } from "./DayTable.tsx";
import { FigureCards } from "./FigureCards.tsx";
import { OperatorTable } from "./OperatorTable.tsx";
import { RangePicker } from "./RangePicker.tsx";
import { dayOf, rangeOf } from "./rangeOf.ts";

const Charts = lazy(() => import("./Charts.tsx"));

/** How the days went. Which days is in the address. */
export default function MetricsPage() {
  const t = useText();
  const { api } = useHearth();
  const [query, setQuery] = useSearchParams();
  const range = rangeOf(query, dayOf(new Date()));
  const { from, to, problem } = range;
  const { data, error, refetch, isPlaceholderData } = useQuery({
    queryKey: ["metrics", from, to],
    queryFn: () => api.metrics({ from, to }),
    enabled: problem === undefined,
    placeholderData: keepPreviousData,
  });
  const isEmpty = data && data.total.conversations + data.total.messages + data.total.resolutions === 0;
  return (
    <Container component="main" size="lg" py="lg">
      <Stack gap="xl">
        <Group justify="space-between">
          <Title order={1} size="h2">
            {t("metrics.title")}
          </Title>
          <CsvButton from={from} to={to} disabled={problem !== undefined} />
        </Group>
        <RangePicker range={range} onChange={(asked) => setQuery(asked)} />
        {error && !data && <Failure title={t("metrics.unreachable")} retry={() => void refetch()} />}
        {!data && !error && problem === undefined && <Skeleton h={320} />}
        {data && problem === undefined && (
          <Stack gap="xl" opacity={isPlaceholderData ? 0.6 : 1} aria-busy={isPlaceholderData}>
            {isEmpty && <Text role="status">{t("metrics.empty")}</Text>}
            <FigureCards total={data.total} />
            {!isEmpty && (
              <>
                <Part waiting={<Skeleton h={320} />}>
                  <Charts days={data.days} />
                </Part>
                <DayTable days={data.days} />
                <OperatorTable operators={data.operators} />
              </>
            )}
          </Stack>
        )}
      </Stack>
    </Container>
  );
}
