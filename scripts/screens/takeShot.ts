import type { Browser } from "playwright-core";
import { signIn } from "../browser/signIn.ts";
import { demoPassword } from "../seed/demo.ts";
import type { Shot } from "./shots.ts";

/** What stands where something is still to come. */
const onItsWay = '[aria-busy="true"], .mantine-Loader-root, .mantine-Skeleton-root';

type Terms = {
  browser: Browser;
  /** The page's address. */
  url: string;
  /** Their ids, by the customer's uid. */
  conversations: Readonly<Record<string, string>>;
  colorScheme: "light" | "dark";
  /** Of the file that is written. */
  path: string;
};

/** Opens the page as that person sees it, and writes what is to be seen. */
export async function takeShot(shot: Shot, { browser, url, conversations, colorScheme, path }: Terms): Promise<void> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: shot.viewport ?? { width: 1280, height: 800 },
    reducedMotion: "reduce",
    timezoneId: "Europe/Berlin",
    locale: shot.locale,
    colorScheme,
  });
  try {
    const page = await context.newPage();
    await page.goto(`${shot.path}${conversations[shot.customer ?? ""] ?? ""}`);
    if (shot.as !== undefined) {
      await signIn(page, { email: shot.as.email, password: demoPassword });
      await page.locator("nav").first().waitFor();
      // Where it was clicked something would show that it may be.
      await page.mouse.move(0, 0);
    }
    await shot.settle(page);
    await page.locator(onItsWay).first().waitFor({ state: "detached" });
    await page.screenshot({ path, animations: "disabled", caret: "hide" });
  } finally {
    await context.close();
  }
}
