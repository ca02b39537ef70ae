import { Button, Center, Stack, Text } from "@mantine/core";
import { useText } from "../i18n/useText.ts";

/** What could not be shown, and the way to try again. */
export function Failure({ title, retry }: { title: string; retry?: () => void }) {
  const t = useText();
  return (
    <Center p="xl" role="alert">
      <Stack align="center">
        <Text>{title}</Text>
        {retry && (
          <Button variant="default" onClick={retry}>
            {t("common.retry")}
          </Button>
        )}
      </Stack>
    </Center>
  );
}
