import { useLayoutEffect, useRef } from "preact/hooks";
import { useText } from "../i18n/TextContext.ts";

const emojis = [
  ..."😀😄😁😅😂🙂😉😊😍😘😎🤔😐🙄😴😕😟😢😭😤😡😱🤯🥳👍👎👌🙏👏🙌💪👋🤝❤💔🔥✨🎉✅❌❓❗💡📎📷📦🚚💳🧾⏰📍",
].map((each) => (each === "❤" ? "❤️" : each));

type Props = { choose: (emoji: string) => void; close: () => void };

/** A few, of the system's own font: what answers a message more than describes a world. Arrows go from one to the next. */
export function EmojiGrid({ choose, close }: Props) {
  const t = useText();
  const place = useRef<HTMLFieldSetElement>(null);
  // Before the next key: who has opened it goes on at once.
  useLayoutEffect(() => place.current?.querySelector("button")?.focus(), []);

  function move(event: KeyboardEvent): void {
    if (event.key === "Escape") {
      event.stopPropagation();
      close();
      return;
    }
    const buttons: (EventTarget | null)[] = [...(place.current?.querySelectorAll("button") ?? [])];
    const at = buttons.indexOf(event.target);
    const sign = place.current?.matches(":dir(rtl)") ? -1 : 1;
    const step = { ArrowRight: sign, ArrowLeft: -sign, ArrowDown: 8, ArrowUp: -8 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = buttons[at + step];
    if (next instanceof HTMLElement) next.focus();
  }

  return (
    <fieldset ref={place} class="emojis" aria-label={t("emoji")} onKeyDown={move}>
      {emojis.map((emoji, index) => (
        <button key={emoji} type="button" tabIndex={index === 0 ? 0 : -1} onClick={() => choose(emoji)}>
          {emoji}
        </button>
      ))}
    </fieldset>
  );
}
