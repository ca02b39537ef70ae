import { Kbd } from "@mantine/core";
import { MessagesSquare } from "lucide-react";
import { useText } from "../i18n/useText.ts";
import classes from "./NothingOpen.module.css";

/** In the thread's place, until a conversation is chosen. */
export function NothingOpen() {
  const t = useText();
  return (
    <main className={classes.nothing} aria-label={t("thread.title")}>
      <MessagesSquare size={40} strokeWidth={1.25} aria-hidden="true" />
      <p className={classes.text}>{t("thread.nothingOpen")}</p>
      <p className={classes.keys}>
        <Kbd size="xs">j</Kbd> <Kbd size="xs">k</Kbd> <Kbd size="xs">Enter</Kbd>
      </p>
    </main>
  );
}
