import { Button, Container, Stack, Text, Title } from "@mantine/core";
import { useText } from "../i18n/useText.ts";

/** Tells a customer's account that it is not one of the team's, and where its conversations are. */
export default function NotForCustomers({ email, onSignOut }: { email: string; onSignOut: () => void }) {
  const t = useText();
  return (
    <Container component="main" size="xs" py="xl">
      <Stack>
        <Title order={1}>{t("session.customerTitle")}</Title>
        <Text>{t("session.customerText", { email })}</Text>
        <Button onClick={onSignOut}>{t("session.signOut")}</Button>
      </Stack>
    </Container>
  );
}
