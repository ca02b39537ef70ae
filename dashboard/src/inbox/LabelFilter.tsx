import type { Conversation } from "@hearth/contract";
import { ActionIcon, Popover } from "@mantine/core";
import { Tag, X } from "lucide-react";
import { lazy, useState } from "react";
import { useText } from "../i18n/useText.ts";
import { Part } from "../layout/Part.tsx";
import classes from "./LabelFilter.module.css";

const LabelChoice = lazy(() => import("./LabelChoice.tsx"));

type Props = {
  label: string | undefined;
  conversations: readonly Conversation[];
  onLabel: (label: string | undefined) => void;
};

/** Narrows the inbox to one label, and says to which. */
export function LabelFilter({ label, conversations, onLabel }: Props) {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      {label !== undefined && (
        <button
          type="button"
          className={classes.chosen}
          aria-label={t("inbox.labelRemove", { label })}
          onClick={() => onLabel(undefined)}
        >
          <span className={classes.name} dir="auto">
            {label}
          </span>
          <X size={12} aria-hidden="true" />
        </button>
      )}
      <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={240} trapFocus returnFocus shadow="md">
        <Popover.Target>
          <ActionIcon
            variant={label === undefined ? "default" : "light"}
            size="input-sm"
            aria-label={t("inbox.label")}
            title={t("inbox.label")}
            onClick={() => setOpen(!isOpen)}
          >
            <Tag size={16} />
          </ActionIcon>
        </Popover.Target>
        <Popover.Dropdown p="xs" aria-label={t("inbox.label")}>
          <Part>
            <LabelChoice
              conversations={conversations}
              chosen={label}
              onLeave={() => setOpen(false)}
              onChoose={(choice) => {
                setOpen(false);
                onLabel(choice);
              }}
            />
          </Part>
        </Popover.Dropdown>
      </Popover>
    </>
  );
}
