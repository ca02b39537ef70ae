import type { KeyboardEvent } from "react";

/** The arrow keys lead from message to message, beginning with the newest that is there. */
export function focusNeighbour(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  const isOfList =
    event.target === event.currentTarget || (event.target instanceof Element && event.target.matches("article"));
  if (step === undefined || !isOfList || event.altKey || event.ctrlKey || event.metaKey) return;
  const articles = [...event.currentTarget.querySelectorAll("article")];
  const at = event.target instanceof HTMLElement ? articles.indexOf(event.target) : -1;
  const next = at === -1 ? articles.at(-1) : articles[at + step];
  event.preventDefault();
  next?.focus();
}
