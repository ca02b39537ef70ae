import { useText } from "../i18n/useText.ts";
import classes from "./CannedResponsesPage.module.css";
import { placeholderName } from "./placeholderName.ts";
import { templateParts } from "./templateParts.ts";

/** A text in which what is filled in later stands out. */
export function TemplateText({ text }: { text: string }) {
  const t = useText();
  return templateParts(text).map(({ at, text: part, placeholder }) =>
    placeholder === undefined ? (
      part
    ) : (
      <span key={at} className={classes.placeholder}>
        {t(placeholderName[placeholder])}
      </span>
    ),
  );
}
