import type { TextKey, Values } from "../i18n/translate.ts";
import type { Filter } from "./Filter.ts";

const ofView = {
  all: "inbox.emptyAll",
  waiting: "inbox.emptyWaiting",
  mine: "inbox.emptyMine",
  assigned: "inbox.emptyAssigned",
  bot: "inbox.emptyBot",
  closed: "inbox.emptyClosed",
} as const satisfies Record<Filter["view"], TextKey>;

/** What to say where nothing is listed: what was looked for says more than the view. */
export function emptyText({ view, label, search }: Filter): [key: TextKey, values?: Values] {
  if (search !== undefined) return ["inbox.emptySearch", { search }];
  if (label !== undefined) return ["inbox.emptyLabel", { label }];
  return [ofView[view]];
}
