import type { Typist } from "@hearth/client";
import type { Conversation } from "@hearth/contract";
import { File, Image, Mic } from "lucide-react";
import { useText } from "../i18n/useText.ts";
import classes from "./LastSaidLine.module.css";
import { lastSaid } from "./lastSaid.ts";

type Props = { lastMessage: Conversation["lastMessage"]; typing: readonly Typist[] | undefined };

const icons = { image: Image, audio: Mic, file: File };

/** Who is typing, else what was said last and by whom. */
export function LastSaidLine({ lastMessage, typing = [] }: Props) {
  const t = useText();
  const [typist] = typing;
  if (typist !== undefined) {
    return <span className={classes.typing}>{t("inbox.typing", { name: typist.name, count: typing.length })}</span>;
  }
  const said = lastSaid(lastMessage);
  if (said === null) return <span className={classes.nothing}>{t("inbox.noMessage")}</span>;
  const { by, what, text } = said;
  const Icon = what === "text" || what === "deleted" ? null : icons[what];
  return (
    <span className={classes.line}>
      {by && <span className={classes.by}>{t(by === "team" ? "inbox.byTeam" : "inbox.byBot")}</span>}{" "}
      {Icon && <Icon className={classes.icon} size={14} aria-hidden="true" />}
      <span className={what === "deleted" ? classes.nothing : classes.text} dir="auto">
        {what === "text" ? text : text || t(`inbox.${what}`)}
      </span>
    </span>
  );
}
