import { Container, Title } from "@mantine/core";
import { useText } from "../i18n/useText.ts";

export default function TeamPage() {
  const t = useText();
  return (
    <Container component="main" py="lg">
      <Title order={1}>{t("team.title")}</Title>
    </Container>
  );
}
