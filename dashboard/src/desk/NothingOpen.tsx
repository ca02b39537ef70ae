import { Center, Text } from "@mantine/core";
import { useText } from "../i18n/useText.ts";

export function NothingOpen() {
  const t = useText();
  return (
    <Center component="main">
      <Text c="dimmed">{t("thread.nothingOpen")}</Text>
    </Center>
  );
}
