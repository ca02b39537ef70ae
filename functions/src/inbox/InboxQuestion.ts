import type { InboxView, State } from "@hearth/contract";
import type { Head } from "../conversation/Head.ts";
import { matches, type SearchTerm } from "../conversation/search.ts";

/** What somebody wants to see of the inbox. */
export type InboxQuestion = {
  view: InboxView;
  /** Who asks: `mine` is another list for everyone. */
  operatorId: string;
  label?: string | undefined;
  term?: SearchTerm | undefined;
};

/** The same for all who ask the same, whoever they are; and for no other question. */
export function partsOf({ view, operatorId, label = "", term }: InboxQuestion): string[] {
  return [view, view === "mine" ? operatorId : "", label, term === undefined ? "" : `search ${term.whole}`];
}

/** The state that the whole view is in; undefined where it has several. */
export function stateIn(view: InboxView): State | undefined {
  if (view === "all") return undefined;
  return view === "mine" ? "assigned" : view;
}

export function isAnswer(head: Head, { view, operatorId, label, term }: InboxQuestion): boolean {
  const state = stateIn(view);
  return (
    (state === undefined || head.state === state) &&
    (view !== "mine" || head.operator?.id === operatorId) &&
    (label === undefined || head.labels.includes(label)) &&
    (term === undefined || matches(head.customer, term))
  );
}
