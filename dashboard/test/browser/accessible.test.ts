import { AxeBuilder } from "@axe-core/playwright";
import { expect } from "chai";
import type { Page } from "playwright-core";
import { signIn } from "../../../scripts/browser/signIn.ts";
import { browserStage } from "./support/browserStage.ts";
import { eventually } from "./support/eventually.ts";

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
      await alma.hearth.api.blockCustomer(waiting.customer.uid, { blocked: true });

      const atDoor = await stage.open("/", look);
      const inside = await stage.signedIn(alma, "/", look);
      // One after another they would leave half of the machine idle.
      const found = await Promise.all([
        atTheDoor(atDoor.page),
        atTheDesk(inside.page),
        onOtherPages(await inside.context.newPage()),
      ]);
      expect(found.flat()).to.deep.equal([]);

      async function atTheDoor(page: Page): Promise<string[]> {
        await page.locator('input[name="email"]').waitFor();
        const found = await seriousOn(page);
        await signIn(page, customer);
        await page.getByText(customer.email).waitFor();
        return [...found, ...(await seriousOn(page))];
      }

      async function atTheDesk(page: Page): Promise<string[]> {
        await page.getByRole("link", { name: new RegExp(`^${customer.name}`) }).waitFor();
        const found = await seriousOn(page);
        await page.goto(`/c/${waiting.id}`);
        await page.getByRole("article").first().waitFor();
        found.push(...(await seriousOn(page)));
        await page.getByRole("button", { name: /^(Unblock customer|إلغاء حظر العميل)$/ }).click();
        await page.getByRole("dialog").waitFor();
        found.push(...(await seriousOn(page)));
        await page.goto(`/c/${id}`);
        await page.getByRole("article").nth(2).waitFor();
        found.push(...(await seriousOn(page)));
        await page.keyboard.press("?");
        await page.getByRole("dialog").waitFor();
        return [...found, ...(await seriousOn(page))];
      }

      async function onOtherPages(page: Page): Promise<string[]> {
        const found: string[] = [];
        for (const [path, landmark] of [
          ["/team", page.getByText(alma.name).first()],
          ["/metrics", page.getByRole("heading", { level: 1 })],
          ["/canned", page.getByRole("heading", { level: 1 })],
        ] as const) {
          await page.goto(path);
          await landmark.waitFor();
          found.push(...(await seriousOn(page)));
        }
        return found;
      }
    });
  }
});

/** What axe finds serious or critical on the page as it is now, once nothing is on its way any more. */
async function seriousOn(page: Page): Promise<string[]> {
  await eventually(page, async () => expect(await page.locator('[aria-busy="true"]').count()).to.equal(0));
  const inLight = await serious(page, "light", (axe) => axe);
  // Of what it looks at, colours alone are others.
  const inDark = await serious(page, "dark", (axe) => axe.withRules(["color-contrast", "link-in-text-block"]));
  return [...inLight, ...inDark];
}

async function serious(
  page: Page,
  colorScheme: "light" | "dark",
  choose: (axe: AxeBuilder) => AxeBuilder,
): Promise<string[]> {
  await page.emulateMedia({ colorScheme });
  await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
  await page.evaluate(fadesDone);
  // There are no frames to be put together: that would take another page each time.
  const axe = choose(new AxeBuilder({ page }).setLegacyMode());
  const { violations } = await axe.analyze();
  const where = `${new URL(page.url()).pathname}, ${colorScheme}`;
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, help, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${where}: ${id}: ${help}. ${html} ${failureSummary}`),
    );
}

/** Half-way from one theme's colour to the other's everything is hard to read. */
async function fadesDone(): Promise<void> {
  const fades = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
  await Promise.allSettled(fades.map(({ finished }) => finished));
}
