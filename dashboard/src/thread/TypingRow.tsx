import { usePart } from "../actions/usePart.ts";
import { useLocale } from "../i18n/useLocale.ts";
import { useText } from "../i18n/useText.ts";
import { useSession } from "../session/SessionContext.ts";
import classes from "./TypingRow.module.css";

/** Who types at this moment. Its place is always there, so that nothing moves when somebody begins. */
export function TypingRow({ customer }: { customer: string }) {
  const t = useText();
  const { code } = useLocale();
  const { uid } = useSession();
  const typing = usePart((snapshot) => snapshot.typing).filter(({ id }) => id !== uid);
  const names = typing.map(({ role, name }) => (role === "customer" ? customer : name));
  return (
    <div className={classes.row}>
      {names.length > 0 && (
        <>
          <span className={classes.dots} aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          <bdi>{t("thread.typing", { count: names.length, names: new Intl.ListFormat(code).format(names) })}</bdi>
        </>
      )}
    </div>
  );
}
