import { VisuallyHidden } from "@mantine/core";
import { useState } from "react";
import { usePart } from "../actions/usePart.ts";
import { useStanding } from "../actions/useStanding.ts";
import { useText } from "../i18n/useText.ts";
import classes from "./TakenNotice.module.css";

/**
 * Says at once that somebody else has taken the conversation. Who opens one that is another's sees so in the heading:
 * then only those are told who do not see it.
 */
export function TakenNotice() {
  const t = useText();
  const standing = useStanding();
  const name = usePart(({ conversation }) => conversation?.operator?.name ?? "");
  const [atFirst] = useState(standing);
  const [hasChanged, setChanged] = useState(false);
  if (!hasChanged && standing !== atFirst) setChanged(true);
  return (
    <div role="status">
      {standing === "others" &&
        (hasChanged ? (
          <div className={classes.notice}>{t("thread.taken", { name })}</div>
        ) : (
          <VisuallyHidden>{t("thread.taken", { name })}</VisuallyHidden>
        ))}
    </div>
  );
}
