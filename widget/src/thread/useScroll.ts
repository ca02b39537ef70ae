import type { RefObject } from "preact";
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Row } from "./threadRows.ts";

type Terms = {
  place: RefObject<HTMLElement | null>;
  rows: readonly Row[];
  isOpen: boolean;
  /** How many type: their row comes below the others. */
  typing: number;
  onTop: () => void;
};

/** So near to an edge counts as at it. In pixels. */
const near = 60;

/** Stays at the end while it is there; and where it is, when older messages come above. */
export function useScroll({ place, rows, isOpen, typing, onTop }: Terms): { isAtEnd: boolean; toEnd: () => void } {
  const [isAtEnd, setAtEnd] = useState(true);
  const wasAtEnd = useRef(true);
  const before = useRef({ first: "", height: 0 });
  const top = useRef(onTop);
  top.current = onTop;

  const toEnd = useCallback(() => {
    wasAtEnd.current = true;
    setAtEnd(true);
    if (place.current !== null) place.current.scrollTop = place.current.scrollHeight;
  }, [place]);

  useLayoutEffect(() => {
    const list = place.current;
    if (list === null || !isOpen) return;
    const first = rows.find(({ type }) => type === "message")?.key ?? "";
    const { first: firstBefore, height } = before.current;
    if (wasAtEnd.current) list.scrollTop = list.scrollHeight;
    else if (first !== firstBefore) list.scrollTop += list.scrollHeight - height;
    before.current = { first, height: list.scrollHeight };
  }, [rows, isOpen, typing]);

  useEffect(() => {
    const list = place.current;
    if (list === null) return;
    const look = () => {
      // Out of sight it has no height, and is nowhere.
      if (list.clientHeight === 0) return;
      wasAtEnd.current = list.scrollHeight - list.scrollTop - list.clientHeight < near;
      setAtEnd(wasAtEnd.current);
      if (list.scrollTop < near) top.current();
    };
    // A phone's keyboard, or a file that is chosen, takes height away.
    const watch = new ResizeObserver(() => {
      if (wasAtEnd.current) list.scrollTop = list.scrollHeight;
    });
    list.addEventListener("scroll", look, { passive: true });
    watch.observe(list);
    return () => {
      list.removeEventListener("scroll", look);
      watch.disconnect();
    };
  }, [place]);

  return { isAtEnd, toEnd };
}
