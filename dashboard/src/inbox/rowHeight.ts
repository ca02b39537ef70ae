/** `Row.module.css` has the same. */
const rem = 5;

/** Every row's height in pixels: larger where somebody reads with larger letters. */
export function rowHeight(): number {
  return rem * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}
