import { ActionIcon } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import { Check, Copy } from "lucide-react";
import { useText } from "../i18n/useText.ts";

/** Copies the text, and says that it did. */
export function CopyAction({ text, label }: { text: string; label: string }) {
  const t = useText();
  const { copied, copy } = useClipboard({ timeout: 1_500 });
  const Icon = copied ? Check : Copy;
  return (
    <ActionIcon
      variant="subtle"
      color={copied ? "green" : "gray"}
      size="sm"
      aria-label={copied ? t("customer.copied") : label}
      title={label}
      onClick={() => copy(text)}
    >
      <Icon size={14} />
    </ActionIcon>
  );
}
