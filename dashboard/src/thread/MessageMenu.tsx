import type { Message } from "@hearth/contract";
import { ActionIcon, Menu } from "@mantine/core";
import { Copy, Ellipsis, Pencil, Reply, Trash2 } from "lucide-react";
import { type RefObject, useEffect, useRef, useState } from "react";
import { useText } from "../i18n/useText.ts";
import classes from "./Message.module.css";
import { mayRevise } from "./mayRevise.ts";
import { useRow } from "./RowContext.ts";

type Props = { message: Message; row: RefObject<HTMLElement | null> };

/** What may be done with a message: by its button, or on the row by Enter and the context-menu key. */
export function MessageMenu({ message, row }: Props) {
  const t = useText();
  const terms = useRow();
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  /** What was chosen takes the focus itself: to bring it back to the button would send what is typed to nowhere. */
  const leadsAway = useRef(false);
  const isOurs = mayRevise(message, terms);
  useEffect(() => {
    const element = row.current;
    function press(event: KeyboardEvent) {
      const asks = event.key === "Enter" || event.key === "ContextMenu" || (event.shiftKey && event.key === "F10");
      if (!asks || event.target !== element) return;
      event.preventDefault();
      setOpen(true);
    }
    element?.addEventListener("keydown", press);
    return () => element?.removeEventListener("keydown", press);
  }, [row]);

  function away(act: () => void) {
    leadsAway.current = true;
    act();
  }

  return (
    <Menu
      opened={isOpen}
      onChange={setOpen}
      onOpen={() => {
        leadsAway.current = false;
      }}
      onClose={() => {
        if (!leadsAway.current) button.current?.focus();
      }}
      returnFocus={false}
      position="bottom-end"
    >
      <Menu.Target>
        <ActionIcon
          ref={button}
          className={classes.actions}
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={t("thread.actions")}
        >
          <Ellipsis size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<Reply size={16} />} onClick={() => away(() => terms.onReply(message))}>
          {t("thread.reply")}
        </Menu.Item>
        {isOurs && (
          <Menu.Item leftSection={<Pencil size={16} />} onClick={() => away(() => terms.setEditing(message.id))}>
            {t("thread.edit")}
          </Menu.Item>
        )}
        {message.text !== "" && (
          <Menu.Item leftSection={<Copy size={16} />} onClick={() => void navigator.clipboard.writeText(message.text)}>
            {t("thread.copy")}
          </Menu.Item>
        )}
        {isOurs && (
          <Menu.Item color="red" leftSection={<Trash2 size={16} />} onClick={() => away(() => terms.onRemove(message))}>
            {t("thread.remove")}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
