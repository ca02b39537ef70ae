import { SegmentedControl } from "@mantine/core";
import { useText } from "../i18n/useText.ts";
import { type Mode, modes } from "./Mode.ts";

type Props = { mode: Mode; onMode: (mode: Mode) => void; onPointed: () => void };

const names = { answer: "composer.answer", note: "composer.note" } as const;

/** For the customer, or for the team alone. `onPointed`: it was chosen with the mouse, and writing is what follows. */
export function ModeSwitch({ mode, onMode, onPointed }: Props) {
  const t = useText();
  return (
    <SegmentedControl<Mode>
      size="xs"
      aria-label={t("composer.mode")}
      value={mode}
      onChange={onMode}
      data={modes.map((value) => ({ value, label: t(names[value]) }))}
      color={mode === "note" ? "yellow" : undefined}
      onClick={({ detail }) => {
        // After the click has given the focus to its radio.
        if (detail > 0) setTimeout(onPointed);
      }}
    />
  );
}
