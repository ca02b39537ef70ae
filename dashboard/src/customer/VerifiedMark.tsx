import type { Conversation } from "@hearth/contract";
import { Tooltip } from "@mantine/core";
import { BadgeCheck } from "lucide-react";
import { useText } from "../i18n/useText.ts";
import classes from "./VerifiedMark.module.css";

/** Beside a name that is the site's word and not only the customer's own; else nothing. */
export function VerifiedMark({ customer: { name, verified } }: Pick<Conversation, "customer">) {
  const t = useText();
  if (verified !== true) return null;
  const label = t(name ? "customer.verified" : "customer.verifiedVisitor");
  return (
    <Tooltip label={label} events={{ hover: true, focus: false, touch: true }}>
      <span className={classes.mark}>
        <BadgeCheck size={18} role="img" aria-label={label} />
      </span>
    </Tooltip>
  );
}
