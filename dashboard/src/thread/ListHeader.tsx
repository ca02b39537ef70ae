import { Button, Center, Group, Loader, Text } from "@mantine/core";
import { useText } from "../i18n/useText.ts";
import type { Older } from "./useOlder.ts";

/** Above the oldest message: that older ones are on their way, or that there are none. It is always as high. */
export function ListHeader({ context: { state, load } }: { context: Older }) {
  const t = useText();
  return (
    <Center h={56}>
      {state === "loading" && <Loader size="sm" aria-label={t("thread.loadingOlder")} />}
      {state === "none" && <Text size="xs">{t("thread.start")}</Text>}
      {state === "failed" && (
        <Group gap="xs" role="alert">
          <Text size="sm">{t("thread.olderFailed")}</Text>
          <Button size="compact-sm" variant="default" onClick={() => void load()}>
            {t("common.retry")}
          </Button>
        </Group>
      )}
    </Center>
  );
}
