import { ActionIcon, Alert, Button, Menu, Paper, PasswordInput, Stack, Text, TextInput, Title } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import { type Auth, signInWithEmailAndPassword } from "firebase/auth";
import { Languages } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useText } from "../i18n/useText.ts";
import LanguageItems from "../layout/LanguageItems.tsx";
import { DemoAccounts } from "./DemoAccounts.tsx";
import classes from "./SignInPage.module.css";

type Props = { auth: Auth; authEmulatorUrl: string | null; projectId: string };

/** E-mail and password; with the emulator, also one button for each demo account. */
export default function SignInPage({ auth, authEmulatorUrl, projectId }: Props) {
  const t = useText();
  const [failure, setFailure] = useState<"wrong" | "unreachable" | null>(null);
  const [isBusy, setBusy] = useState(false);
  useDocumentTitle(`${t("session.signIn")} · Hearth`);

  async function signIn(email: string, password: string) {
    setBusy(true);
    setFailure(null);
    try {
      await signInWithEmailAndPassword(auth, email, password);
    } catch (error) {
      const isNetwork = error instanceof Error && error.message.includes("network-request-failed");
      setFailure(isNetwork ? "unreachable" : "wrong");
      setBusy(false);
    }
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    void signIn(String(fields.get("email")), String(fields.get("password")));
  }

  return (
    <div className={classes.page}>
      <header className={classes.corner}>
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t("common.language")}>
              <Languages size={20} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <LanguageItems />
          </Menu.Dropdown>
        </Menu>
      </header>
      <main className={classes.main}>
        <Paper withBorder shadow="sm" p="xl" radius="lg" className={classes.card}>
          <Stack gap="lg">
            <Stack gap={4} align="center">
              <img src="/icon.svg" alt="" width={48} height={48} />
              <Title order={1} size="h2" ta="center">
                {t("session.title")}
              </Title>
              <Text size="sm" ta="center" className={classes.quiet}>
                {t("session.forWhom")}
              </Text>
            </Stack>
            <form onSubmit={submit}>
              <Stack>
                {failure && (
                  <Alert color="red" role="alert">
                    {t(`session.${failure}`)}
                  </Alert>
                )}
                <TextInput
                  name="email"
                  type="email"
                  label={t("session.email")}
                  autoComplete="username"
                  required
                  withAsterisk={false}
                  autoFocus
                  dir="ltr"
                />
                <PasswordInput
                  name="password"
                  label={t("session.password")}
                  autoComplete="current-password"
                  visibilityToggleButtonProps={{ "aria-label": t("session.showPassword") }}
                  required
                  withAsterisk={false}
                />
                <Button type="submit" loading={isBusy} fullWidth>
                  {t("session.signIn")}
                </Button>
              </Stack>
            </form>
            {authEmulatorUrl !== null && (
              <DemoAccounts
                authEmulatorUrl={authEmulatorUrl}
                projectId={projectId}
                isBusy={isBusy}
                onChoose={(email, password) => void signIn(email, password)}
              />
            )}
          </Stack>
        </Paper>
      </main>
    </div>
  );
}
