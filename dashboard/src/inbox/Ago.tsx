import { useLocale } from "../i18n/useLocale.ts";
import classes from "./Ago.module.css";
import { agoText } from "./agoText.ts";
import { useTicking } from "./useTicking.ts";

/** How long ago that was. */
export function Ago({ at }: { at: string }) {
  const { code } = useLocale();
  return (
    <time className={classes.ago} dateTime={at}>
      {useTicking((now) => agoText(at, now, code))}
    </time>
  );
}
