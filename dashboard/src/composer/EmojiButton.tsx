import { ActionIcon, Center, Loader, Popover, Tooltip } from "@mantine/core";
import { Smile } from "lucide-react";
import { lazy, useState } from "react";
import { useText } from "../i18n/useText.ts";
import { Part } from "../layout/Part.tsx";

const EmojiPicker = lazy(() => import("./EmojiPicker.tsx"));

/** Opens the emoji, which are fetched when that happens first. */
export function EmojiButton({ disabled, onChoose }: { disabled: boolean; onChoose: (emoji: string) => void }) {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setOpen} position="top-start" trapFocus withinPortal shadow="md">
      <Popover.Target>
        <Tooltip label={t("composer.emoji")} disabled={isOpen}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            disabled={disabled}
            aria-label={t("composer.emoji")}
            onClick={() => setOpen(!isOpen)}
          >
            <Smile size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown p={0}>
        <Part
          waiting={
            <Center w="22rem" h="22.5rem">
              <Loader size="sm" />
            </Center>
          }
        >
          <EmojiPicker
            onChoose={(emoji) => {
              setOpen(false);
              onChoose(emoji);
            }}
          />
        </Part>
      </Popover.Dropdown>
    </Popover>
  );
}
