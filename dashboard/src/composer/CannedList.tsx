import { Paper, Text, VisuallyHidden } from "@mantine/core";
import { useEffect, useRef } from "react";
import { useText } from "../i18n/useText.ts";
import classes from "./CannedList.module.css";
import type { Choice } from "./useCanned.ts";

type Props = { id: string; choices: readonly Choice[]; active: number; onChoose: (choice: Choice) => void };

/** The responses to choose from. The keys stay with the text, which names the active one. */
export function CannedList({ id, choices, active, onChoose }: Props) {
  const t = useText();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    <>
      <VisuallyHidden aria-live="polite">
        {choices.length > 0 && t("composer.cannedFound", { count: choices.length })}
      </VisuallyHidden>
      {choices.length > 0 && (
        <Paper
          ref={list}
          id={id}
          role="listbox"
          aria-label={t("composer.canned")}
          withBorder
          shadow="md"
          className={classes.list}
        >
          {choices.map((choice, index) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the text keeps the focus, and the keys
            // biome-ignore lint/a11y/useKeyWithClickEvents: the text has them
            <div
              key={choice.shortcut}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              className={classes.option}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onChoose(choice)}
            >
              <Text size="sm" fw={600} className={classes.shortcut}>
                /{choice.shortcut}
              </Text>
              <Text size="sm" lineClamp={2} dir="auto">
                {choice.text}
              </Text>
            </div>
          ))}
        </Paper>
      )}
    </>
  );
}
