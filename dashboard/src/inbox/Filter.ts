import type { InboxView } from "@hearth/contract";

export const views = ["all", "waiting", "mine", "assigned", "bot", "closed"] as const satisfies readonly InboxView[];

/** Which conversations the inbox lists. */
export type Filter = { view: InboxView; label?: string; search?: string };

/** What an address asks for behind its `?`. What it leaves out, or names wrongly, is not narrowed. */
export function filterFrom(query: string): Filter {
  const asked = new URLSearchParams(query);
  return {
    view: views.find((view) => view === asked.get("view")) ?? "all",
    label: asked.get("label") || undefined,
    search: asked.get("search") || undefined,
  };
}

/** The other way round, `?` included; nothing for the whole inbox. */
export function queryOf({ view, label, search }: Filter): string {
  const asked = new URLSearchParams();
  if (view !== "all") asked.set("view", view);
  if (label) asked.set("label", label);
  if (search) asked.set("search", search);
  return asked.size === 0 ? "" : `?${asked}`;
}
