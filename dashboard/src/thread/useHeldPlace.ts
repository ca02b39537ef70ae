import { useCallback, useEffect, useRef, useState } from "react";

/** Nearer to the end than so many pixels is at the end. */
const near = 48;

/** A row, and how far down the screen its top is. */
type Anchor = { row: Element; top: number };

export type Place = {
  isAtEnd: boolean;
  toEnd: () => void;
  /** To be called before a jump away: what is measured on the way there would lead back. */
  leave: () => void;
};

/**
 * Keeps in sight what is in sight, whatever comes, grows or is found to be higher or lower than the list took it for:
 * the end where one is at the end, else the first row that begins in sight. Only scrolling leads elsewhere.
 *
 * The list itself makes up for rows of another height than it took them for only while somebody scrolls up, and takes
 * its own scrolling, by the height of the older messages that came, for scrolling down. So this does all of it, before
 * anything is drawn: when a change is made, lest a scroll event in between take the displaced row for the one that was
 * scrolled to, and when its sizes are known.
 */
export function useHeldPlace(scroller: HTMLElement | Window | null): Place {
  const [isAtEnd, setAtEnd] = useState(true);
  const isKept = useRef(true);
  const anchor = useRef<Anchor>(undefined);
  const keep = useCallback((isEnd: boolean) => {
    isKept.current = isEnd;
    anchor.current = undefined;
    setAtEnd(isEnd);
  }, []);

  useEffect(() => {
    if (!(scroller instanceof HTMLElement)) return;
    const rows = scroller.querySelector("[data-testid=virtuoso-item-list]");
    if (rows === null) return;
    let known = { top: 0, height: 0, room: 0 };
    const measured = () => ({ top: scroller.scrollTop, height: scroller.scrollHeight, room: scroller.clientHeight });

    const hold = () => {
      if (isKept.current) scroller.scrollTop = scroller.scrollHeight;
      else if (anchor.current?.row.isConnected) {
        const moved = topOf(anchor.current.row) - anchor.current.top;
        if (Math.abs(moved) >= 1) scroller.scrollTop += moved;
      }
      known = measured();
    };
    const look = () => {
      const { top, height, room } = measured();
      const isOther = height !== known.height || room !== known.room;
      // What grows scrolls too, but nothing that does so leads up where all is as high as before.
      if (isKept.current && (isOther || top >= known.top)) return hold();
      keep(height - room - top < near);
      anchor.current = firstInSight(scroller, rows);
      known = { top, height, room };
    };

    keep(true);
    // How the list makes up for what came above: by what it took for its height.
    scroller.scrollBy = hold;
    const sizes = new ResizeObserver(hold);
    for (const element of [scroller, ...scroller.children, rows]) sizes.observe(element);
    const changes = new MutationObserver(hold);
    changes.observe(rows, { childList: true, attributes: true, attributeFilter: ["style"] });
    // Before the list, which draws other rows for it.
    scroller.addEventListener("scroll", look, { passive: true, capture: true });
    return () => {
      sizes.disconnect();
      changes.disconnect();
      scroller.removeEventListener("scroll", look, { capture: true });
    };
  }, [scroller, keep]);

  const leave = useCallback(() => keep(false), [keep]);
  const toEnd = useCallback(() => {
    keep(true);
    if (scroller instanceof HTMLElement) scroller.scrollTop = scroller.scrollHeight;
  }, [scroller, keep]);
  return { isAtEnd, toEnd, leave };
}

const topOf = (element: Element) => element.getBoundingClientRect().top;

function firstInSight(scroller: HTMLElement, rows: Element): Anchor | undefined {
  const edge = topOf(scroller);
  for (const row of rows.children) {
    const top = topOf(row);
    if (top >= edge) return { row, top };
  }
  return undefined;
}
