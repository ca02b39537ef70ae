import { Group, SegmentedControl, Stack, Text, TextInput } from "@mantine/core";
import { useText } from "../i18n/useText.ts";
import { maxDays, presets, type Range } from "./rangeOf.ts";

const custom = "custom";

type Props = { range: Range; onChange: (query: Record<string, string>) => void };

/** Which days: the last few, or any. */
export function RangePicker({ range, onChange }: Props) {
  const t = useText();
  const { from, to, preset, problem } = range;
  return (
    <Stack gap="xs">
      <Group gap="sm" align="end">
        <SegmentedControl
          aria-label={t("metrics.range")}
          value={preset === null ? custom : String(preset)}
          onChange={(value) => onChange(value === custom ? { from, to } : { days: value })}
          data={[
            ...presets.map((days) => ({ value: String(days), label: t("metrics.days", { count: days }) })),
            { value: custom, label: t("metrics.custom") },
          ]}
        />
        {preset === null && (
          <>
            <TextInput
              type="date"
              label={t("metrics.from")}
              value={from}
              max={to}
              onChange={({ currentTarget }) => onChange({ from: currentTarget.value, to })}
            />
            <TextInput
              type="date"
              label={t("metrics.to")}
              value={to}
              min={from}
              onChange={({ currentTarget }) => onChange({ from, to: currentTarget.value })}
            />
          </>
        )}
      </Group>
      {problem ? (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {t(`metrics.problem_${problem}`, { count: maxDays })}
        </Text>
      ) : (
        <Text size="xs">{t("metrics.utc")}</Text>
      )}
    </Stack>
  );
}
