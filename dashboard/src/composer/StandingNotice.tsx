import { Button, Group, Text } from "@mantine/core";
import { Hand } from "lucide-react";
import type { Standing } from "../actions/Standing.ts";
import { useActions } from "../actions/useActions.ts";
import { usePart } from "../actions/usePart.ts";
import { useText } from "../i18n/useText.ts";
import classes from "./StandingNotice.module.css";

const reasons = {
  others: "composer.others",
  waiting: "composer.waiting",
  bot: "composer.bot",
  closed: "composer.closed",
} as const;

/** Why the customer cannot be answered here, or by whom it is, and the way to change that. */
export function StandingNotice({ standing, mayAnswer }: { standing: Exclude<Standing, "mine">; mayAnswer: boolean }) {
  const t = useText();
  const { takeOver, can, isBusy } = useActions();
  const name = usePart(({ conversation }) => conversation?.operator?.name ?? "");
  return (
    <Group justify="space-between" gap="xs" className={classes.notice}>
      <Text size="sm" flex={1}>
        {t(reasons[standing], { name })}
      </Text>
      {can.takeOver && (
        <Button
          size="xs"
          variant={mayAnswer ? "default" : "filled"}
          leftSection={<Hand size={14} aria-hidden />}
          loading={isBusy}
          onClick={takeOver}
        >
          {mayAnswer ? t("composer.takeOver") : t("composer.takeOverToAnswer")}
        </Button>
      )}
    </Group>
  );
}
