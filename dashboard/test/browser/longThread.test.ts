import { expect } from "chai";
import type { Page } from "playwright-core";
import { fill, openBackend } from "../../../functions/test/support/streamSeeds.ts";
import { browserStage } from "./support/browserStage.ts";
import { eventually } from "./support/eventually.ts";
import { message, messages } from "./support/thread.ts";

const count = 5_000;

describe("a conversation of 5,000 messages", () => {
  const stage = browserStage();

  it("can be scrolled to its first, and what was being read stays where it was while older ones come", async function () {
    this.timeout(300_000);
    const backend = openBackend();
    const { id } = await stage.visit("the very first");
    await fill(backend, id, count - 1, "number").finally(() => backend.db.terminate());
    const olga = await stage.operator();
    const { page } = await stage.signedIn(olga, `/c/${id}`);
    await messages(page).last().waitFor();
    let seen = await top(page);
    while (!(await message(page, "the very first").isVisible())) {
      await page.getByRole("log", { name: "Messages" }).hover();
      await page.mouse.wheel(0, -20_000);
      await eventually(page, async () => {
        const now = await top(page);
        expect(now).not.to.equal(seen);
        seen = now;
      });
    }
    await page.getByRole("button", { name: /^Jump to newest/ }).click();
    await message(page, `number ${count - 2}`).waitFor();
  });
});

/** The first message in sight. */
async function top(page: Page): Promise<string> {
  return (
    await messages(page)
      .first()
      .innerText({ timeout: 5_000 })
      .catch(() => "")
  ).trim();
}
