/** Puts it where the cursor is, instead of what is selected, and gives the whole text. The cursor stands after it. */
export function insertAtCursor(field: HTMLTextAreaElement, text: string): string {
  field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
  return field.value;
}
