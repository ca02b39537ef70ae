const reachable = "button, textarea, input, a[href], [tabindex='0']";

/** Where the panel covers the page, Tab goes round in it. */
export function trapTab(event: KeyboardEvent, place: HTMLElement): void {
  if (event.key !== "Tab") return;
  const all = [...place.querySelectorAll<HTMLElement>(reachable)].filter(
    (each) => each.checkVisibility() && !each.matches(":disabled"),
  );
  const [first, last] = [all[0], all.at(-1)];
  const root = place.getRootNode();
  const focused = root instanceof ShadowRoot ? root.activeElement : null;
  const isAtEdge = event.shiftKey ? focused === first || focused === place : focused === last;
  if (!isAtEdge) return;
  event.preventDefault();
  (event.shiftKey ? last : first)?.focus();
}
