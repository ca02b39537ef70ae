import { useText } from "../i18n/TextContext.ts";

export function Greeting() {
  const t = useText();
  return (
    <div class="thread greeting">
      <p class="hello">{t("greeting")}</p>
      <p>{t("greetingMore")}</p>
    </div>
  );
}
