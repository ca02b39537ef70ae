import { fillPlaceholders } from "@hearth/contract";
import { Paper, Text } from "@mantine/core";
import { useText } from "../i18n/useText.ts";
import { useSession } from "../session/SessionContext.ts";
import classes from "./CannedResponsesPage.module.css";

/** What a customer would get. */
export function FilledPreview({ text }: { text: string }) {
  const t = useText();
  const { name } = useSession();
  if (text.trim() === "") return null;
  const customer = { name: t("canned.sampleName"), email: "name@example.com", phone: "+44 20 7946 0000" };
  return (
    <Paper withBorder p="sm" component="section" aria-label={t("canned.preview")}>
      <Text size="xs" mb={4}>
        {t("canned.preview")}
      </Text>
      <Text size="sm" className={classes.text} dir="auto">
        {fillPlaceholders(text, { customer, operator: { name } })}
      </Text>
    </Paper>
  );
}
