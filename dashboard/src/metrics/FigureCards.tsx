import type { Figures } from "@hearth/contract";
import { useLocale } from "../i18n/useLocale.ts";
import { useText } from "../i18n/useText.ts";
import classes from "./FigureCards.module.css";
import { figures } from "./figures.ts";
import { figureText } from "./figureText.ts";

/** Each figure of the whole time, with what it says. */
export function FigureCards({ total }: { total: Figures }) {
  const t = useText();
  const { code } = useLocale();
  return (
    <dl className={classes.cards}>
      {figures.map(({ key, kind }) => (
        <div key={key}>
          <dt>{t(`metrics.${key}`)}</dt>
          <dd className={classes.value}>{figureText(kind, total[key], code)}</dd>
          <dd className={classes.means}>{t(`metrics.${key}Means`)}</dd>
        </div>
      ))}
    </dl>
  );
}
