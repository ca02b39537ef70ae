import { Text } from "@mantine/core";
import { useText } from "../i18n/useText.ts";

/** How much more may be written, near the end; then how much is too much. */
export function CharactersLeft({ left }: { left: number | null }) {
  const t = useText();
  if (left === null) return null;
  return (
    <Text
      size="xs"
      fw={left < 0 ? 600 : 400}
      c={left < 0 ? "var(--mantine-color-error)" : undefined}
      aria-live={left < 0 ? "polite" : undefined}
    >
      {left < 0 ? t("composer.tooMany", { count: -left }) : t("composer.left", { count: left })}
    </Text>
  );
}
