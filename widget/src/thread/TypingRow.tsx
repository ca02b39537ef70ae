import { useText } from "../i18n/TextContext.ts";

export function TypingRow({ names }: { names: readonly string[] }) {
  const t = useText();
  const [name] = names;
  if (name === undefined) return null;
  return (
    <div class="typing">
      <span class="dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      <span>{t("typing", { name })}</span>
    </div>
  );
}
