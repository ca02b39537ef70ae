/** Writes over what is between the two places, by default the selection, as if it was typed: so that undo undoes it. */
export function insertText(
  field: HTMLTextAreaElement,
  text: string,
  { from = field.selectionStart, to = field.selectionEnd } = {},
): void {
  field.focus();
  field.setSelectionRange(from, to);
  // No other way is undone. What browsers have agreed to call deprecated, all of them do.
  if (document.execCommand("insertText", false, text)) return;
  field.setRangeText(text, from, to, "end");
  field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText", data: text }));
}
