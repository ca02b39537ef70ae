import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";

/** What a phone's keyboard leaves of the page, for the style sheet: no unit of CSS knows it on every phone. */
export function useVisibleHeight(place: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const viewport = window.visualViewport;
    const tell = () => {
      place.current?.style.setProperty("--visible-height", `${viewport?.height ?? innerHeight}px`);
      place.current?.style.setProperty("--visible-top", `${viewport?.offsetTop ?? 0}px`);
    };
    tell();
    viewport?.addEventListener("resize", tell);
    viewport?.addEventListener("scroll", tell);
    return () => {
      viewport?.removeEventListener("resize", tell);
      viewport?.removeEventListener("scroll", tell);
    };
  }, [place]);
}
