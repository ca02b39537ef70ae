import "@mantine/charts/styles.css";
import type { Metrics } from "@hearth/contract";
import { BarChart, LineChart } from "@mantine/charts";
import { SimpleGrid } from "@mantine/core";
import { useMemo } from "react";
import { useLocale } from "../i18n/useLocale.ts";
import { useText } from "../i18n/useText.ts";
import { axisUnit } from "./axisUnit.ts";
import { ChartFigure } from "./ChartFigure.tsx";
import { figureText } from "./figureText.ts";

// Told apart by dashes too, for who does not see colours.
const times = [
  { name: "averageFirstResponseSeconds", color: "orange.8" },
  { name: "averageWaitSeconds", color: "blue.6", strokeDasharray: "6 4" },
  { name: "averageResolutionSeconds", color: "grape.6", strokeDasharray: "2 3" },
] as const;

/** How each figure moved from day to day. A chart is a picture: the same is in words in the table below. */
export default function Charts({ days }: { days: Metrics["days"] }) {
  const t = useText();
  const { code, dir } = useLocale();
  const isRtl = dir === "rtl";
  const unit = useMemo(() => axisUnit(days.flatMap((day) => times.map(({ name }) => day[name]))), [days]);
  const data = useMemo(() => {
    const dayText = new Intl.DateTimeFormat(code, { day: "numeric", month: "short", timeZone: "UTC" });
    return days.map((day) => ({
      ...day,
      ...Object.fromEntries(times.map(({ name }) => [name, inUnits(day[name], unit)])),
      day: dayText.format(new Date(day.day)),
    }));
  }, [days, code, unit]);

  const common = {
    h: 240,
    data,
    dataKey: "day",
    accessibilityLayer: false,
    textColor: "light-dark(var(--mantine-color-gray-7), var(--mantine-color-dark-1))",
    xAxisProps: { reversed: isRtl, minTickGap: 16 },
  };
  const yAxisProps = {
    orientation: isRtl ? "right" : "left",
    width: 56,
    // Away from the chart: Mantine moves the words to the left, whichever side they are on.
    tick: { transform: `translate(${isRtl ? 10 : -10}, 0)`, fontSize: 12, fill: "currentColor" },
  } as const;
  const still = { isAnimationActive: false };
  const bars = {
    ...common,
    yAxisProps: { ...yAxisProps, allowDecimals: false },
    valueFormatter: (value: number) => figureText("count", value, code),
    barProps: still,
    maxBarWidth: 32,
  };
  const lines = { ...common, lineProps: still, curveType: "linear", connectNulls: false } as const;
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl">
      <ChartFigure title={t("metrics.conversations")}>
        <BarChart
          {...bars}
          series={[{ name: "conversations", label: t("metrics.conversations"), color: "orange.8" }]}
        />
      </ChartFigure>
      <ChartFigure title={t("metrics.messages")}>
        <BarChart {...bars} series={[{ name: "messages", label: t("metrics.messages"), color: "blue.6" }]} />
      </ChartFigure>
      <ChartFigure title={t("metrics.times")}>
        <LineChart
          {...lines}
          series={times.map((line) => ({ ...line, label: t(`metrics.${line.name}`) }))}
          valueFormatter={(value) => figureText("seconds", value * unit, code)}
          yAxisProps={yAxisProps}
          withLegend
        />
      </ChartFigure>
      <ChartFigure title={t("metrics.averageRating")}>
        <LineChart
          {...lines}
          series={[{ name: "averageRating", label: t("metrics.averageRating"), color: "teal.7" }]}
          valueFormatter={(value) => figureText("stars", value, code)}
          yAxisProps={{ ...yAxisProps, domain: [1, 5], ticks: [1, 2, 3, 4, 5] }}
        />
      </ChartFigure>
    </SimpleGrid>
  );
}

function inUnits(seconds: number | null, unit: number): number | null {
  return seconds === null ? null : seconds / unit;
}
