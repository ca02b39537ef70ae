/** What writes, or what letters choose in. */
const takesLetters =
  'textarea, select, [contenteditable=""], [contenteditable="true"], [role="textbox"], [role="menu"], [role="listbox"],' +
  'input:not([type="checkbox"], [type="radio"], [type="button"], [type="submit"], [type="range"])';

/** What Enter does something in by itself. */
const takesEnter = 'a[href], button, summary, input, [role="button"], [role="option"], [role="slider"]';

/** Whether the key is for something else: what has the focus takes it, or a dialog is open. */
export function isTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing) return true;
  if (document.querySelector('[aria-modal="true"]') !== null) return true;
  // Of what is inside a component of its own, such as the emoji picker, the event's target is only the outside.
  const [target] = event.composedPath();
  if (!(target instanceof Element)) return false;
  if (target.closest(takesLetters) !== null) return true;
  return event.key === "Enter" && target.closest(takesEnter) !== null;
}
