import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { failureText } from "../actions/failureText.ts";
import { useHearth } from "../hearth/HearthContext.ts";
import { useText } from "../i18n/useText.ts";
import { toasts } from "../layout/toasts.ts";
import { saveFile } from "./saveFile.ts";

/** The same figures, for a spreadsheet. */
export function CsvButton({ from, to, disabled }: { from: string; to: string; disabled: boolean }) {
  const t = useText();
  const { api } = useHearth();
  const { mutate, isPending } = useMutation({
    mutationFn: () => api.metricsCsv({ from, to }),
    networkMode: "always",
    // Reading the answer took its byte order mark away, without which Excel does not see that this is UTF-8.
    onSuccess: (text) =>
      saveFile(new Blob(["\ufeff", text], { type: "text/csv;charset=utf-8" }), `hearth-metrics-${from}_${to}.csv`),
    onError: (error) => toasts.show({ color: "red", message: t(...failureText(error)) }),
  });
  return (
    <Button
      variant="default"
      leftSection={<Download size={16} />}
      loading={isPending}
      disabled={disabled}
      onClick={() => mutate()}
    >
      {t("metrics.csv")}
    </Button>
  );
}
