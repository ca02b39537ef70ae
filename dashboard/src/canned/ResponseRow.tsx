import type { CannedResponse } from "@hearth/contract";
import { ActionIcon, Code, Group, Text } from "@mantine/core";
import { Pencil, Trash2 } from "lucide-react";
import { useText } from "../i18n/useText.ts";
import classes from "./CannedResponsesPage.module.css";
import { TemplateText } from "./TemplateText.tsx";

type Props = { response: CannedResponse; onEdit: () => void; onDelete: () => void };

/** One text, and what is typed to get it. */
export function ResponseRow({ response, onEdit, onDelete }: Props) {
  const t = useText();
  const { shortcut, text } = response;
  return (
    <article className={classes.row} aria-label={`/${shortcut}`}>
      <div>
        <Code fz="sm" className={classes.shortcut} dir="ltr">
          /{shortcut}
        </Code>
      </div>
      <Text size="sm" className={classes.text} lineClamp={6} dir="auto">
        <TemplateText text={text} />
      </Text>
      <Group gap={4} wrap="nowrap">
        <ActionIcon variant="subtle" color="gray" aria-label={t("canned.edit", { shortcut })} onClick={onEdit}>
          <Pencil size={16} />
        </ActionIcon>
        <ActionIcon variant="subtle" color="red" aria-label={t("canned.delete", { shortcut })} onClick={onDelete}>
          <Trash2 size={16} />
        </ActionIcon>
      </Group>
    </article>
  );
}
