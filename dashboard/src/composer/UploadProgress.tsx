import { Progress } from "@mantine/core";
import { useText } from "../i18n/useText.ts";

/** How much of a pending message's file is uploaded, 0 to 1; nothing while nothing moves. */
export function UploadProgress({ progress }: { progress: number | null }) {
  const t = useText();
  if (progress === null) return null;
  return (
    <Progress.Root size="sm" mt={4}>
      <Progress.Section value={progress * 100} aria-label={t("composer.uploading")} />
    </Progress.Root>
  );
}
