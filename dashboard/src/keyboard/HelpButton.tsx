import { ActionIcon } from "@mantine/core";
import { Keyboard } from "lucide-react";
import { lazy, useState } from "react";
import { useText } from "../i18n/useText.ts";
import { Part } from "../layout/Part.tsx";
import { useKeys } from "./useKeys.ts";

const KeysDialog = lazy(() => import("./KeysDialog.tsx"));

/** Shows every key, at a click or at `?`. */
export function HelpButton() {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  useKeys({ "?": () => setOpen(true) });
  return (
    <>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t("keyboard.title")}
        aria-keyshortcuts="?"
        title={t("keyboard.title")}
        onClick={() => setOpen(true)}
      >
        <Keyboard size={18} />
      </ActionIcon>
      {isOpen && (
        <Part>
          <KeysDialog onClose={() => setOpen(false)} />
        </Part>
      )}
    </>
  );
}
