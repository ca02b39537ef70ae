import { Button, Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useText } from "../i18n/useText.ts";
import { demoAccounts, demoPassword } from "./demoAccounts.ts";

type Props = {
  authEmulatorUrl: string;
  projectId: string;
  isBusy: boolean;
  onChoose: (email: string, password: string) => void;
};

/** With the emulator: everyone who may be signed in with one click. */
export function DemoAccounts({ authEmulatorUrl, projectId, isBusy, onChoose }: Props) {
  const t = useText();
  const { data = [] } = useQuery({
    queryKey: ["demoAccounts"],
    queryFn: () => demoAccounts(authEmulatorUrl, projectId),
  });
  if (data.length === 0) return null;
  return (
    <Stack gap="xs">
      <Text size="sm">{t("session.demo", { password: demoPassword })}</Text>
      <Group gap="xs">
        {data.map(({ email, name, role }) => (
          <Button
            key={email}
            variant="default"
            size="xs"
            disabled={isBusy}
            onClick={() => onChoose(email, demoPassword)}
          >
            {t("session.demoAccount", { name, role })}
          </Button>
        ))}
      </Group>
    </Stack>
  );
}
