import { Textarea } from "@mantine/core";
import { type ClipboardEvent, type KeyboardEvent, type RefObject, useId, useState } from "react";
import { CannedList } from "./CannedList.tsx";
import { insertText } from "./insertText.ts";
import classes from "./MessageField.module.css";
import { type Choice, useCanned } from "./useCanned.ts";

type Props = {
  field: RefObject<HTMLTextAreaElement | null>;
  label: string;
  placeholder: string;
  text: string;
  isReadOnly: boolean;
  onText: (text: string) => void;
  onSend: () => void;
  onEscape: () => void;
  onBlur: () => void;
  /** Undefined where no files are taken. */
  onFiles: ((files: readonly File[]) => void) | undefined;
};

/** Where the text is written: Enter sends it, `/` offers canned responses, and what is pasted may be files. */
export function MessageField({ field, label, placeholder, text, isReadOnly, onText, onSend, ...on }: Props) {
  const listId = useId();
  const [caret, setCaret] = useState(0);
  const { choices, active, word, move, dismiss } = useCanned(text, isReadOnly ? 0 : caret);
  const isOffering = choices.length > 0;

  function choose({ text: chosen }: Choice) {
    if (field.current && word) insertText(field.current, chosen, { from: word.from, to: caret });
  }

  function pressed(event: KeyboardEvent) {
    // In the middle of a word that several keys write, they belong to what composes it. 229: so says Safari.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const act = actionOf(event);
    if (act === undefined) return;
    event.preventDefault();
    act();
  }

  function actionOf({ key, shiftKey }: KeyboardEvent): (() => void) | undefined {
    if (isOffering) {
      const chosen = choices[active];
      if (key === "ArrowDown") return () => move(1);
      if (key === "ArrowUp") return () => move(-1);
      if (key === "Escape") return dismiss;
      if (chosen && !shiftKey && (key === "Enter" || key === "Tab")) return () => choose(chosen);
    }
    if (key === "Escape") return on.onEscape;
    return key === "Enter" && !shiftKey ? onSend : undefined;
  }

  function pasted(event: ClipboardEvent) {
    const { files, types } = event.clipboardData;
    // What is copied in a word processor comes with a picture of it: the text is what was meant.
    if (on.onFiles === undefined || files.length === 0 || types.includes("text/plain")) return;
    event.preventDefault();
    on.onFiles([...files]);
  }

  return (
    <>
      <CannedList id={listId} choices={choices} active={active} onChoose={choose} />
      <Textarea
        ref={field}
        variant="unstyled"
        classNames={{ input: classes.input }}
        aria-label={label}
        aria-autocomplete="list"
        aria-controls={isOffering ? listId : undefined}
        aria-activedescendant={isOffering ? `${listId}-${active}` : undefined}
        placeholder={placeholder}
        value={text}
        readOnly={isReadOnly}
        onChange={({ currentTarget }) => {
          setCaret(currentTarget.selectionEnd);
          onText(currentTarget.value);
        }}
        onSelect={({ currentTarget }) => setCaret(currentTarget.selectionEnd)}
        onKeyDown={pressed}
        onPaste={pasted}
        onBlur={on.onBlur}
        // Given as a prop it would be its wrapper's. Empty, it follows the page, as what it is prompted with does.
        attributes={{ input: { dir: text === "" ? undefined : "auto" } }}
        autosize
        minRows={1}
        maxRows={8}
      />
    </>
  );
}
