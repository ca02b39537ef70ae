import { CloseButton, Input } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { Search } from "lucide-react";
import { type KeyboardEvent, type Ref, useState } from "react";
import { useText } from "../i18n/useText.ts";
import classes from "./SearchField.module.css";

type Props = {
  search: string | undefined;
  onSearch: (search: string | undefined) => void;
  ref: Ref<HTMLInputElement>;
};

/** As the server takes it. */
const maxLength = 254;

/** The server looks, so it is asked once somebody pauses. In milliseconds. */
const pause = 250;

/** Searches customers by the beginnings of words, in whatever script. Esc clears and leaves it. */
export function SearchField({ search = "", onSearch, ref }: Props) {
  const t = useText();
  const [text, setText] = useState(search);
  const [known, setKnown] = useState(search);
  // Changed elsewhere, by going back or another view: spaces that are just being typed are no difference.
  if (search !== known) {
    setKnown(search);
    if (search !== text.trim()) setText(search);
  }
  const ask = useDebouncedCallback((typed: string) => onSearch(typed.trim() || undefined), pause);

  function clear() {
    setText("");
    ask.cancel();
    if (search !== "") onSearch(undefined);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (text !== "") clear();
    event.currentTarget.blur();
  }

  return (
    <Input
      ref={ref}
      className={classes.field}
      classNames={{ input: classes.input }}
      type="search"
      size="sm"
      dir="auto"
      aria-label={t("inbox.search")}
      placeholder={t("inbox.searchHint")}
      maxLength={maxLength}
      value={text}
      onChange={({ currentTarget: { value } }) => {
        setText(value);
        ask(value);
      }}
      onKeyDown={onKeyDown}
      leftSection={<Search size={16} aria-hidden="true" />}
      rightSectionPointerEvents="all"
      rightSection={
        text !== "" && <CloseButton size="sm" aria-label={t("inbox.clearSearch")} onClick={clear} tabIndex={-1} />
      }
    />
  );
}
