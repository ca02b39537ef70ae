import type { Conversation } from "@hearth/contract";
import { Frown, Meh, Smile } from "lucide-react";
import { useText } from "../i18n/useText.ts";
import classes from "./SentimentIcon.module.css";

const icons = { positive: Smile, neutral: Meh, negative: Frown };

/** The customer's mood, where it is known. */
export function SentimentIcon({ sentiment }: { sentiment: NonNullable<Conversation["sentiment"]> | null }) {
  const t = useText();
  if (sentiment === null) return null;
  const Icon = icons[sentiment];
  const label = t(`inbox.${sentiment}`);
  return (
    <span className={classes.mood} data-mood={sentiment} title={label}>
      <Icon size={15} aria-label={label} role="img" />
    </span>
  );
}
