/** Where `npm start` listens: the API before `/v1`, the stream before `/stream`. */
const local = { api: "http://localhost:5010", stream: "http://localhost:5002" };

type Given = { baseUrl?: string | undefined; streamUrl?: string | undefined };

/**
 * What is given; else the page's own origin, which Hosting serves the API on; else the emulators. The stream is never
 * behind Hosting: where its address is not given and the API is not the emulators', it is undefined here, and
 * `GET /v1/config` tells it.
 */
export function addressesFrom(given: Given, origin: string | undefined): { api: string; stream: string | undefined } {
  const api = bare(given.baseUrl) ?? pageOrigin(origin) ?? local.api;
  return { api, stream: bare(given.streamUrl) ?? (api === local.api ? local.stream : undefined) };
}

function bare(url: string | undefined): string | undefined {
  return url === undefined || url === "" ? undefined : url.replace(/\/+$/, "");
}

/** A page opened from a file, or in a sandbox, has the origin `null`. */
function pageOrigin(origin: string | undefined): string | undefined {
  return origin !== undefined && /^https?:/.test(origin) ? origin : undefined;
}
