import { useComputedColorScheme } from "@mantine/core";
import { Picker } from "emoji-picker-element";
import dataSource from "emoji-picker-element-data/en/cldr/data.json?url";
import { useEffect, useEffectEvent, useRef } from "react";
import { useLocale } from "../i18n/useLocale.ts";
import classes from "./EmojiPicker.module.css";

/** Its words, for each language of ours that it has; else it speaks English. What emoji are called is English in all. */
const words = new Map([["ar", () => import("emoji-picker-element/i18n/ar.js")]]);

/** All emoji. Nothing of it comes from another host. */
export default function EmojiPicker({ onChoose }: { onChoose: (emoji: string) => void }) {
  const { code } = useLocale();
  const scheme = useComputedColorScheme();
  const place = useRef<HTMLDivElement>(null);
  const choose = useEffectEvent(onChoose);

  useEffect(() => {
    const picker = new Picker({ dataSource, locale: "en" });
    picker.className = scheme;
    picker.addEventListener("emoji-click", ({ detail }) => {
      if (detail.unicode !== undefined) choose(detail.unicode);
    });
    place.current?.append(picker);
    // It begins with its search, as soon as it has one.
    const frame = requestAnimationFrame(() => picker.shadowRoot?.querySelector("input")?.focus());
    void words
      .get(code)?.()
      .then(({ default: i18n }) => {
        picker.i18n = i18n;
      });
    return () => {
      cancelAnimationFrame(frame);
      picker.remove();
    };
  }, [code, scheme]);

  return <div ref={place} className={classes.place} />;
}
