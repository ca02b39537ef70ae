import { type RefObject, useLayoutEffect, useRef } from "react";
import { rowHeight } from "./rowHeight.ts";
import { rowShift } from "./rowShift.ts";

/**
 * Keeps what is in sight where it is while conversations move above it. At the top of the list, it stays at the top:
 * there somebody waits for what comes in.
 */
export function useKeptPlace(scroller: RefObject<HTMLElement | null>, rows: readonly { id: string }[]): void {
  const before = useRef(rows);
  useLayoutEffect(() => {
    const was = before.current;
    before.current = rows;
    const element = scroller.current;
    if (element === null || element.scrollTop <= 0) return;
    const height = rowHeight();
    const shift = rowShift(was, rows, Math.floor(element.scrollTop / height));
    if (shift !== 0) element.scrollTop += shift * height;
  }, [scroller, rows]);
}
