import type { Conversation } from "@hearth/contract";
import { dateFormat } from "../i18n/dateFormat.ts";
import { useLocale } from "../i18n/useLocale.ts";
import { useText } from "../i18n/useText.ts";
import classes from "./Facts.module.css";

/** When what happened, and who sees to it. */
export function Facts({ conversation }: { conversation: Conversation }) {
  const t = useText();
  const { code } = useLocale();
  const { createdAt, waitingSince, closedAt, lastActivityAt, operator, state } = conversation;
  const times = dateFormat(code, { dateStyle: "short", timeStyle: "short" });
  const facts = [
    { key: "state", text: t(`customer.state_${state}`) },
    { key: "operator", text: operator?.name },
    { key: "begun", at: createdAt },
    { key: "waitingSince", at: waitingSince },
    { key: "lastActivity", at: lastActivityAt },
    { key: "closed", at: closedAt },
  ] as const;
  return (
    <section aria-label={t("customer.facts")}>
      <dl className={classes.facts}>
        {facts.map((fact) => {
          const text = "at" in fact ? fact.at && times.format(new Date(fact.at)) : fact.text;
          if (!text) return null;
          return (
            <div key={fact.key}>
              <dt>{t(`customer.${fact.key}`)}</dt>
              <dd dir="auto">{"at" in fact && fact.at ? <time dateTime={fact.at}>{text}</time> : text}</dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
