import type { Conversation } from "@hearth/contract";
import { Bot, Check, Clock, UserRound } from "lucide-react";
import { useText } from "../i18n/useText.ts";
import { useSession } from "../session/SessionContext.ts";
import classes from "./StateBadge.module.css";
import { WaitingBadge } from "./WaitingBadge.tsx";

type Props = { conversation: Pick<Conversation, "state" | "operator" | "waitingSince"> };

/** Who has the conversation; of one that nobody has, for how long it waits. */
export function StateBadge({ conversation: { state, operator, waitingSince } }: Props) {
  const t = useText();
  const { uid } = useSession();
  if (state === "waiting") {
    return waitingSince === null ? (
      <span className={classes.badge} data-state="calm">
        <Clock size={12} aria-hidden="true" /> {t("inbox.waiting")}
      </span>
    ) : (
      <WaitingBadge since={waitingSince} />
    );
  }
  if (state === "assigned") {
    const isMine = operator?.id === uid;
    return (
      <span className={classes.badge} data-state={isMine ? "mine" : "other"}>
        <UserRound size={12} aria-hidden="true" />
        <span className={classes.name} dir="auto">
          {isMine ? t("inbox.withYou") : (operator?.name ?? t("inbox.assigned"))}
        </span>
      </span>
    );
  }
  const Icon = state === "bot" ? Bot : Check;
  return (
    <span className={classes.badge} data-state={state}>
      <Icon size={12} aria-hidden="true" /> {t(state === "bot" ? "inbox.withBot" : "inbox.isClosed")}
    </span>
  );
}
