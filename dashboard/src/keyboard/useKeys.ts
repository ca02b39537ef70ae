import { useEffect, useEffectEvent } from "react";
import { isTaken } from "./isTaken.ts";
import type { KeyName } from "./keyGroups.ts";
import { pressedKey } from "./pressedKey.ts";

/** Those that go on while they are held; the others act once. */
const repeated: ReadonlySet<string> = new Set<KeyName>(["j", "k"]);

/**
 * Single keys for the whole page, outside of text fields, menus and dialogs. Not Mantine's `useHotkeys`: that goes
 * either by the letter, which fails on an Arabic keyboard, or by the place, which fails on a French one.
 */
export function useKeys(keys: Partial<Record<KeyName, () => void>>): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const pressed = pressedKey(event);
    const found = Object.entries(keys).find(([key]) => key === pressed);
    if (found === undefined || isTaken(event)) return;
    const [key, act] = found;
    event.preventDefault();
    if (!event.repeat || repeated.has(key)) act();
  });
  useEffect(() => {
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}
