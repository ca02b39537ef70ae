import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";

/** From now on, every script that the page fetches: when asked, the gzipped size of each, in bytes, by its path. */
export function loadedScripts(page: Page): () => Promise<ReadonlyMap<string, number>> {
  const sizes = new Map<string, Promise<number>>();
  page.on("response", (response) => {
    if (response.request().resourceType() !== "script") return;
    sizes.set(
      new URL(response.url()).pathname,
      response.body().then((body) => gzipSync(body).length),
    );
  });
  return async () => {
    // What comes right after the first picture counts too, as long as nobody has asked for more.
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
    return new Map(
      await Promise.all([...sizes].map(async ([path, size]): Promise<[string, number]> => [path, await size])),
    );
  };
}
