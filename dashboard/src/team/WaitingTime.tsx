import { useLocale } from "../i18n/useLocale.ts";
import { useTicking } from "../inbox/useTicking.ts";
import { waited } from "../inbox/waited.ts";

/** How long ago that was, ticking. */
export function WaitingTime({ since }: { since: string }) {
  const { code } = useLocale();
  const text = useTicking((now) => waited(since, now, code));
  return <time dateTime={since}>{text}</time>;
}
