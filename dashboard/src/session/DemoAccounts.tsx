import { Button, Divider, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useText } from "../i18n/useText.ts";
import { type DemoAccount, demoAccounts, demoPassword } from "./demoAccounts.ts";
import classes from "./SignInPage.module.css";

type Props = {
  authEmulatorUrl: string;
  projectId: string;
  isBusy: boolean;
  onChoose: (email: string, password: string) => void;
};

/** With the emulator: everyone who may be signed in with one click; the team before the customers. */
export function DemoAccounts({ authEmulatorUrl, projectId, isBusy, onChoose }: Props) {
  const t = useText();
  const { data = [] } = useQuery({
    queryKey: ["demoAccounts"],
    queryFn: () => demoAccounts(authEmulatorUrl, projectId),
  });
  if (data.length === 0) return null;

  function group(name: string, accounts: readonly DemoAccount[]) {
    if (accounts.length === 0) return null;
    return (
      <Stack gap={6} role="group" aria-label={name}>
        <Text size="xs" className={classes.quiet}>
          {name}
        </Text>
        <div className={classes.accounts}>
          {accounts.map(({ email, name, role }) => (
            <Button
              key={email}
              variant="default"
              size="xs"
              disabled={isBusy}
              onClick={() => onChoose(email, demoPassword)}
            >
              {t("session.demoAccount", { name, role: t(`session.${role}`) })}
            </Button>
          ))}
        </div>
      </Stack>
    );
  }

  return (
    <Stack gap="sm">
      <Divider label={t("session.demo")} classNames={{ label: classes.quiet }} />
      {group(
        t("session.team"),
        data.filter(({ role }) => role !== "customer"),
      )}
      {group(
        t("session.customers"),
        data.filter(({ role }) => role === "customer"),
      )}
      <Text size="xs" className={classes.quiet}>
        {t("session.demoPassword", { password: demoPassword })}
      </Text>
    </Stack>
  );
}
