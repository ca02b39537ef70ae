import { useCallback, useEffect, useRef, useState } from "react";

/** Nearer to the end than so many pixels is at the end. */
const near = 48;

export type End = {
  isInSight: boolean;
  /** To be called before a jump away: what is measured on the way there would bring the end back. */
  leave: () => void;
};

/**
 * Keeps the end in sight whatever grows: a message that comes or is edited, the composer below. Only
 * scrolling leaves it, and gets back to it.
 */
export function useStayAtEnd(scroller: HTMLElement | Window | null): End {
  const [isInSight, setInSight] = useState(true);
  const isKept = useRef(true);
  useEffect(() => {
    if (!(scroller instanceof HTMLElement)) return;
    const look = () => {
      isKept.current = scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop < near;
      setInSight(isKept.current);
    };
    const sizes = new ResizeObserver(() => {
      if (isKept.current) scroller.scrollTop = scroller.scrollHeight;
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
  const leave = useCallback(() => {
    isKept.current = false;
  }, []);
  return { isInSight, leave };
}
