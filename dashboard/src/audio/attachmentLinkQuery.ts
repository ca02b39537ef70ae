import type { Api } from "@hearth/client";
import { queryOptions } from "@tanstack/react-query";

/**
 * A link is good for a minute, counted from its answer and not by `expiresAt`: who has a clock that is wrong would
 * fetch it for ever, or use it for too long. The rest of the minute is for what is asked with it. In milliseconds.
 */
const freshFor = 45_000;

/** An attachment's address, its thumbnail's, or that of its copy, fetched anew once it may have expired. */
export function attachmentLinkQuery(
  api: Pick<Api, "attachmentLink">,
  id: string,
  { thumbnail = false, copy = false } = {},
) {
  return queryOptions({
    queryKey: ["attachmentLink", id, { thumbnail, copy }],
    queryFn: () => api.attachmentLink(id, { thumbnail, copy }),
    staleTime: freshFor,
    gcTime: freshFor,
    // What is shown was loaded already: another address would have it loaded again.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}
