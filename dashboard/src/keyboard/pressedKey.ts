type Pressed = Pick<KeyboardEvent, "key" | "code" | "shiftKey" | "ctrlKey" | "altKey" | "metaKey">;

/**
 * The key that was meant, as the list of keys names it: `j`, `/`, `?`, `Enter`. Null with a modifier, which makes it the
 * browser's or another program's. A layout of another script, such as Arabic, has no `j`: there the key counts that
 * bears it on an English keyboard. A Latin layout has its own `j`, wherever that is, so the place alone would not do.
 */
export function pressedKey({ key, code, shiftKey, ctrlKey, altKey, metaKey }: Pressed): string | null {
  if (ctrlKey || altKey || metaKey) return null;
  if ([...key].length > 1) return shiftKey ? null : key;
  if (!/^[!-~]$/.test(key)) return fromPlace(code, shiftKey);
  // Signs are where a layout puts them, with Shift or without: a German `/` is Shift and 7.
  if (!/^[a-z]$/i.test(key)) return key;
  return shiftKey ? null : key.toLowerCase();
}

function fromPlace(code: string, shiftKey: boolean): string | null {
  if (code === "Slash") return shiftKey ? "?" : "/";
  const [, letter] = /^Key([A-Z])$/.exec(code) ?? [];
  return letter === undefined || shiftKey ? null : letter.toLowerCase();
}
