import type { Page } from "playwright-core";
import { launchBrowser } from "../../scripts/browser/launchBrowser.ts";
import { signIn } from "../../scripts/browser/signIn.ts";
import { type Page as Served, startPage } from "../../scripts/browser/startPage.ts";
import { signUp } from "../../scripts/emulators/accounts.ts";
import type { AtEnd } from "../Benchmark.ts";

export type Dashboard = {
  served: Served;
  page: Page;
  /** Opens this address of it, signed in as an operator with that token. */
  open(path: string): Promise<void>;
  token: string;
};

const password = "hearth-bench";

/** The built dashboard in a browser, with the API and the stream behind it, on the emulators of this run. */
export async function openDashboard(atEnd: AtEnd): Promise<Dashboard> {
  const served = await startPage({ env: process.env });
  atEnd(served.stop);
  const browser = await launchBrowser();
  atEnd(() => browser.close());
  const page = await browser.newPage({ baseURL: served.url, viewport: { width: 1280, height: 800 } });
  page.setDefaultTimeout(120_000);
  const email = `${crypto.randomUUID()}@example.com`;
  const { token } = await signUp({ role: "operator", name: "Olga", email, password });
  return {
    served,
    page,
    token,
    async open(path) {
      await page.goto(path);
      await signIn(page, { email, password });
    },
  };
}
