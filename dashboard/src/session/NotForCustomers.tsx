import { Button, Paper, Stack, Text, Title } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import { useText } from "../i18n/useText.ts";
import classes from "./SignInPage.module.css";

/** Tells a customer's account that it is not one of the team's, and where its conversations are. */
export default function NotForCustomers({ email, onSignOut }: { email: string; onSignOut: () => void }) {
  const t = useText();
  useDocumentTitle(`${t("session.customerTitle")} · Hearth`);
  return (
    <div className={classes.page}>
      <span />
      <main className={classes.main}>
        <Paper withBorder shadow="sm" p="xl" radius="lg" className={classes.card}>
          <Stack>
            <img src="/icon.svg" alt="" width={48} height={48} />
            <Title order={1} size="h2">
              {t("session.customerTitle")}
            </Title>
            <Text>{t("session.customerText", { email })}</Text>
            <Button onClick={onSignOut}>{t("session.signOut")}</Button>
          </Stack>
        </Paper>
      </main>
    </div>
  );
}
