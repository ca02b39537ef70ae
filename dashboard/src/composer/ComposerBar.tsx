import { ActionIcon, Button, Group, Tooltip } from "@mantine/core";
import { Mic, SendHorizontal } from "lucide-react";
import { useText } from "../i18n/useText.ts";
import { AttachButton } from "./AttachButton.tsx";
import { CharactersLeft } from "./CharactersLeft.tsx";
import classes from "./ComposerBar.module.css";
import { EmojiButton } from "./EmojiButton.tsx";
import type { Mode } from "./Mode.ts";
import { ModeSwitch } from "./ModeSwitch.tsx";

type Props = {
  mode: Mode;
  onMode: (mode: Mode) => void;
  onPointed: () => void;
  isAllowed: boolean;
  takesFiles: boolean;
  left: number | null;
  maySend: boolean;
  onEmoji: (emoji: string) => void;
  onRecord: () => void;
  onSend: () => void;
};

/** What can be done with what is written, and beside writing. */
export function ComposerBar({ mode, onMode, onPointed, isAllowed, takesFiles, left, maySend, ...on }: Props) {
  const t = useText();
  return (
    <Group gap={4} px="xs" pb="xs" className={classes.bar}>
      <ModeSwitch mode={mode} onMode={onMode} onPointed={onPointed} />
      <Group gap={0} wrap="nowrap" ms={4}>
        <EmojiButton disabled={!isAllowed} onChoose={on.onEmoji} />
        {takesFiles && <AttachButton disabled={!isAllowed} />}
        {takesFiles && (
          <Tooltip label={t("composer.voice")}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              disabled={!isAllowed}
              aria-label={t("composer.voice")}
              onClick={on.onRecord}
            >
              <Mic size={18} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
      </Group>
      <Group gap="xs" ms="auto" wrap="nowrap">
        <CharactersLeft left={left} />
        <Button
          color={mode === "note" ? "yellow" : undefined}
          disabled={!maySend}
          rightSection={<SendHorizontal size={16} aria-hidden className={classes.send} />}
          onClick={on.onSend}
        >
          {t("composer.send")}
        </Button>
      </Group>
    </Group>
  );
}
