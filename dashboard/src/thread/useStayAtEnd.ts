import { useEffect, useState } from "react";

/** Nearer to the end than so many pixels is at the end. */
const near = 48;

/**
 * Keeps the end in sight whatever grows: a message that comes or is edited, the composer below. Says whether it is in
 * sight. Only scrolling leaves the end, and only scrolling or a jump gets back to it.
 */
export function useStayAtEnd(scroller: HTMLElement | Window | null): boolean {
  const [isAtEnd, setAtEnd] = useState(true);
  useEffect(() => {
    if (!(scroller instanceof HTMLElement)) return;
    let isKept = true;
    const look = () => {
      isKept = scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop < near;
      setAtEnd(isKept);
    };
    const sizes = new ResizeObserver(() => {
      if (isKept) scroller.scrollTop = scroller.scrollHeight;
    });
    sizes.observe(scroller);
    for (const inside of scroller.children) sizes.observe(inside);
    for (const inside of scroller.querySelectorAll("[data-testid=virtuoso-item-list]")) sizes.observe(inside);
    scroller.addEventListener("scroll", look, { passive: true });
    return () => {
      sizes.disconnect();
      scroller.removeEventListener("scroll", look);
    };
  }, [scroller]);
  return isAtEnd;
}
