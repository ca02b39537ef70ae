import type { BrowserContext, Page } from "playwright-core";
import type { Watched } from "./watch.ts";

/** One browser of one person, with storage of its own. */
export type Screen = { page: Page; context: BrowserContext; watched: Watched };
