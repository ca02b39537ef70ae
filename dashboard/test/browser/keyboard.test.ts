import { expect } from "chai";
import type { Page } from "playwright-core";
import { browserStage } from "./support/browserStage.ts";
import { eventually } from "./support/eventually.ts";
import { answerBox, expectThread } from "./support/thread.ts";

describe("with the keyboard alone", () => {
  const stage = browserStage();

  it("an operator signs in, finds who waits, takes over, answers and closes", async () => {
    const olga = await stage.operator();
    const [older, newer] = [await stage.visit("older"), await stage.visit("newer")];
    for (const { customer, id } of [older, newer]) await customer.hearth.api.handoff(id);
    const { page } = await stage.open();
    await page.locator('input[name="email"]').waitFor();
    await tabTo(page, 'input[name="email"]');
    await page.keyboard.type(olga.email);
    await page.keyboard.press("Tab");
    await page.keyboard.type(olga.password);
    await page.keyboard.press("Enter");
    const row = (name: string) => page.getByRole("link", { name: new RegExp(`^${name}`) });
    await row(older.customer.name).waitFor();

    await walkTo(page, "j", older.customer.name);
    await walkTo(page, "k", newer.customer.name);
    await walkTo(page, "j", older.customer.name);
    await page.keyboard.press("Enter");
    await page.getByRole("main").getByRole("heading", { name: older.customer.name }).waitFor();
    expect(new URL(page.url()).pathname).to.equal(`/c/${older.id}`);
    await page.getByRole("button", { name: "Take over", exact: true }).waitFor();

    await page.keyboard.press("t");
    await page.getByRole("button", { name: "Release", exact: true }).waitFor();
    await focusBox(page);
    await page.keyboard.type("On my way: just a jiffy.");
    await page.keyboard.press("Enter");
    await expectThread(page, ["older", "On my way: just a jiffy."]);
    expect((await older.customer.hearth.api.conversation(older.id)).state).to.equal("assigned");

    // Letters are keys again once the box is left.
    await page.keyboard.press("Tab");
    await eventually(page, async () =>
      expect(await answerBox(page).evaluate((box) => box === document.activeElement)).to.equal(false),
    );
    await page.keyboard.press("e");
    await page.getByRole("dialog").getByRole("button", { name: "Close", exact: true }).waitFor();
    await tabToButton(page, "Close");
    await page.keyboard.press("Enter");
    await eventually(page, async () =>
      expect((await older.customer.hearth.api.conversation(older.id)).state).to.equal("closed"),
    );
  });

  it("? shows the keys, / leads to the search, and neither does anything while one writes", async () => {
    const olga = await stage.operator();
    const { customer, id } = await stage.visit("Hello");
    await olga.hearth.api.takeover(id);
    const { page } = await stage.signedIn(olga, `/c/${id}`);
    await answerBox(page).waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keys" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog", { name: "Keys" }).waitFor({ state: "hidden" });
    await page.keyboard.press("/");
    const search = page.getByRole("searchbox", { name: "Search" });
    await eventually(page, async () =>
      expect(await search.evaluate((field) => field === document.activeElement)).to.equal(true),
    );
    await page.keyboard.type(customer.name);
    await page.getByRole("link", { name: new RegExp(`^${customer.name}`) }).waitFor();
    await focusBox(page);
    await page.keyboard.type("What? e/r t");
    expect(await answerBox(page).inputValue()).to.equal("What? e/r t");
    expect(await page.getByRole("dialog").count()).to.equal(0);
  });
});

/** Tab, until what the selector means has the focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let tabs = 0; tabs < 80; tabs++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not lead to ${selector}.`);
}

async function focusBox(page: Page): Promise<void> {
  await answerBox(page).waitFor();
  await tabTo(page, 'textarea[aria-label="Your answer"]');
}

async function tabToButton(page: Page, name: string): Promise<void> {
  for (let tabs = 0; tabs < 40; tabs++) {
    if ((await page.evaluate(() => document.activeElement?.textContent?.trim())) === name) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not lead to the button ${name}.`);
}

/** Presses the key until the cursor is on the row of that customer. */
async function walkTo(page: Page, key: "j" | "k", name: string): Promise<void> {
  const active = page.locator("[data-active]").filter({ hasText: name });
  for (let rows = 0; rows < 50; rows++) {
    if ((await active.count()) > 0) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead to ${name}.`);
}
