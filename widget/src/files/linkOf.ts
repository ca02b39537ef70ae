import type { CustomerApi } from "@hearth/client";

/**
 * A link is good for a minute, counted from its answer and not by `expiresAt`: who has a clock that is wrong would
 * fetch it for ever, or use it for too long. The rest of the minute is for what is asked with it. In milliseconds.
 */
const freshFor = 45_000;

type Kept = { at: number; url: Promise<string> };
const keptOf = new WeakMap<Pick<CustomerApi, "attachmentLink">, Map<string, Kept>>();

type How = { thumbnail?: boolean; copy?: boolean; anew?: boolean };

/**
 * An attachment's address, its thumbnail's, or that of its copy, fetched anew once it may have expired. Rejects with a
 * HearthError.
 */
export function linkOf(
  api: Pick<CustomerApi, "attachmentLink">,
  id: string,
  { thumbnail = false, copy = false, anew = false }: How = {},
) {
  const kept = keptOf.get(api) ?? new Map<string, Kept>();
  keptOf.set(api, kept);
  const key = `${id} ${thumbnail} ${copy}`;
  const known = kept.get(key);
  if (known !== undefined && !anew && Date.now() - known.at < freshFor) return known.url;
  const url = api.attachmentLink(id, { thumbnail, copy }).then((link) => link.url);
  kept.set(key, { at: Date.now(), url });
  url.catch(() => kept.delete(key));
  return url;
}
