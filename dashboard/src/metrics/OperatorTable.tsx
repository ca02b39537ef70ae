import type { Metrics } from "@hearth/contract";
import { Stack, Title } from "@mantine/core";
import { useText } from "../i18n/useText.ts";
import { FiguresTable } from "./FiguresTable.tsx";

/** How it went for each of the team. */
export function OperatorTable({ operators }: { operators: Metrics["operators"] }) {
  const t = useText();
  if (operators.length === 0) return null;
  return (
    <Stack gap="sm" component="section" aria-labelledby="operators-heading">
      <Title order={2} size="h4" id="operators-heading">
        {t("metrics.byOperator")}
      </Title>
      <FiguresTable
        label={t("metrics.byOperator")}
        first={t("metrics.operator")}
        rows={operators.map(({ operator, ...figures }) => ({
          key: operator.id,
          name: <bdi>{operator.name}</bdi>,
          figures,
        }))}
      />
    </Stack>
  );
}
