import type { Page } from "playwright-core";

/** In milliseconds: longer than anything takes on a machine that is busy with other things. */
export const patience = 20_000;

/** Checks again at each frame that the page draws, until it holds. Throws what it threw last where it never does. */
export async function eventually(page: Page, check: () => Promise<unknown>): Promise<void> {
  const limit = AbortSignal.timeout(patience);
  for (;;) {
    try {
      await check();
      return;
    } catch (error) {
      if (limit.aborted) throw error;
    }
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
}
