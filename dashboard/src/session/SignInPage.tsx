import { Alert, Button, Container, Paper, PasswordInput, Stack, TextInput, Title } from "@mantine/core";
import { type Auth, signInWithEmailAndPassword } from "firebase/auth";
import { type FormEvent, useState } from "react";
import { useText } from "../i18n/useText.ts";
import { DemoAccounts } from "./DemoAccounts.tsx";

type Props = { auth: Auth; authEmulatorUrl: string | null; projectId: string };

/** E-mail and password; with the emulator, also one button for each demo account. */
export default function SignInPage({ auth, authEmulatorUrl, projectId }: Props) {
  const t = useText();
  const [failure, setFailure] = useState<"wrong" | "unreachable" | null>(null);
  const [isBusy, setBusy] = useState(false);

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
    <Container component="main" size="xs" py="xl">
      <Stack>
        <Title order={1}>{t("session.title")}</Title>
        <Paper component="form" withBorder p="lg" onSubmit={submit}>
          <Stack>
            {failure && <Alert color="red">{t(`session.${failure}`)}</Alert>}
            <TextInput name="email" type="email" label={t("session.email")} autoComplete="username" required />
            <PasswordInput
              name="password"
              label={t("session.password")}
              autoComplete="current-password"
              visibilityToggleButtonProps={{ "aria-label": t("session.showPassword") }}
              required
            />
            <Button type="submit" loading={isBusy}>
              {t("session.signIn")}
            </Button>
          </Stack>
        </Paper>
        {authEmulatorUrl !== null && (
          <DemoAccounts authEmulatorUrl={authEmulatorUrl} projectId={projectId} isBusy={isBusy} onChoose={signIn} />
        )}
      </Stack>
    </Container>
  );
}
