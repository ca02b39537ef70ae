import { AxeBuilder } from "@axe-core/playwright";
import { expect } from "chai";
import type { Page } from "playwright-core";
import { signIn } from "../../../scripts/browser/signIn.ts";
import { browserStage } from "./support/browserStage.ts";
import { eventually } from "./support/eventually.ts";

const themes = ["light", "dark"] as const;

describe("what axe finds serious", () => {
  const stage = browserStage();

  for (const look of [{ locale: "en-GB" }, { locale: "ar-EG" }]) {
    it(`is nowhere in ${look.locale}, light or dark`, async () => {
      const alma = await stage.admin();
      const { customer, id } = await stage.visit("My card was charged twice.");
      await customer.hearth.api.handoff(id);
      await alma.hearth.api.takeover(id);
      await alma.hearth.api.setLabels(id, ["billing"]);
      await alma.hearth.api.setPresence("online");
      await alma.hearth.api.sendMessage(id, { clientId: "a1", text: "One moment." });
      await alma.hearth.api.sendMessage(id, { clientId: "a2", text: "He is right.", visibility: "internal" });
      const waiting = await stage.visit("Is anybody there?");
      await waiting.customer.hearth.api.handoff(waiting.id);

      const found: string[] = [];
      const entrance = await stage.open("/", look);
      await entrance.page.locator('input[name="email"]').waitFor();
      found.push(...(await seriousOn(entrance.page)));
      const stranger = await stage.open("/", look);
      await signIn(stranger.page, customer);
      await stranger.page.getByText(customer.email).waitFor();
      found.push(...(await seriousOn(stranger.page)));

      const { page } = await stage.signedIn(alma, "/", look);
      await page.getByRole("link", { name: new RegExp(`^${customer.name}`) }).waitFor();
      found.push(...(await seriousOn(page)));
      for (const [path, landmark] of [
        [`/c/${id}`, page.getByRole("article").nth(2)],
        [`/c/${waiting.id}`, page.getByRole("article").first()],
        ["/team", page.getByText(alma.name).first()],
        ["/metrics", page.getByRole("heading", { level: 1 })],
        ["/canned", page.getByRole("heading", { level: 1 })],
      ] as const) {
        await page.goto(path);
        await landmark.waitFor();
        found.push(...(await seriousOn(page)));
      }
      await page.goto(`/c/${id}`);
      await page.getByRole("article").nth(2).waitFor();
      await page.keyboard.press("?");
      await page.getByRole("dialog").waitFor();
      found.push(...(await seriousOn(page)));
      expect(found).to.deep.equal([]);
    });
  }
});

/** What axe finds serious or critical on the page as it is now, once nothing is on its way any more. */
async function seriousOn(page: Page): Promise<string[]> {
  await eventually(page, async () => expect(await page.locator('[aria-busy="true"]').count()).to.equal(0));
  const found: string[] = [];
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme });
    await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
    await page.evaluate(fadesDone);
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    const where = `${new URL(page.url()).pathname}, ${colorScheme}`;
    for (const { id, help, nodes } of serious) {
      found.push(...nodes.map(({ html, failureSummary }) => `${where}: ${id}: ${help}. ${html} ${failureSummary}`));
    }
  }
  return found;
}

/** Half-way from one theme's colour to the other's everything is hard to read. */
async function fadesDone(): Promise<void> {
  const fades = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
  await Promise.allSettled(fades.map(({ finished }) => finished));
}
