import { inboxCountsSchema, inboxPageSchema } from "@hearth/contract";
import { createRoute } from "@hono/zod-openapi";
import type { Backend } from "../backend.ts";
import { searchTerm } from "../conversation/search.ts";
import { Inbox } from "../inbox/Inbox.ts";
import { conversationsSchema } from "./conversationsOf.ts";
import { only } from "./guards.ts";
import { json, problems } from "./responses.ts";
import { createRouter } from "./router.ts";

/** The team's lists of conversations. */
export function inbox(backend: Backend) {
  const lists = new Inbox(backend);

  const list = createRoute({
    method: "get",
    path: "/inbox",
    operationId: "listInbox",
    summary: "Conversations by view, label and search: the newest activity first; of a search the youngest first",
    ...only(backend, "operator", "admin"),
    request: { query: inboxPageSchema },
    responses: {
      200: json(conversationsSchema, "A page, which a search may bring short; as of when the first page was read"),
      ...problems("forbidden", "cursor_expired"),
    },
  });

  const count = createRoute({
    method: "get",
    path: "/inbox/counts",
    operationId: "countInbox",
    summary: "How many conversations each view has",
    ...only(backend, "operator", "admin"),
    responses: { 200: json(inboxCountsSchema, "By view"), ...problems("forbidden") },
  });

  return createRouter()
    .openapi(list, async (context) => {
      const { view, search, label, ...page } = context.req.valid("query");
      const term = search === "" ? undefined : searchTerm(search);
      const question = { view, operatorId: context.get("session").principal.id, label, term };
      return context.json(await lists.page(question, page), 200);
    })
    .openapi(count, async (context) => context.json(await lists.counts(context.get("session").principal.id), 200));
}
