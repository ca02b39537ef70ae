import type { Caller, Input } from "./apiCaller.ts";
import { routes } from "./apiRoutes.ts";

/** The ids on every page of the list, page by page. `between` is called after each page that has a next. */
export async function inboxPass(
  caller: Caller,
  query: NonNullable<Input["query"]>,
  between: () => Promise<unknown> = async () => {},
): Promise<string[][]> {
  const pages: string[][] = [];
  let cursor: string | undefined;
  do {
    if (cursor !== undefined) await between();
    const page = await caller.does(routes.listInbox, { query: { ...query, cursor } });
    pages.push(page.conversations.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return pages;
}
