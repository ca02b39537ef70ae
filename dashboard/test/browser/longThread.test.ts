import { expect } from "chai";
import type { Locator, Page } from "playwright-core";
import type { Backend } from "../../../functions/src/backend.ts";
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
    await seed(backend, id).finally(() => backend.db.terminate());
    const olga = await stage.operator();
    const { page } = await stage.signedIn(olga, `/c/${id}`);
    await messages(page).last().waitFor();
    for (let pages = 0; pages < 3; pages++) await expectKeptPosition(page);
    while (!(await message(page, "the very first").isVisible())) {
      const before = await top(page);
      await eventually(page, async () => {
        await scrollUp(page);
        expect(await top(page)).not.to.equal(before);
      });
    }
    await page.getByRole("button", { name: /^Jump to newest/ }).click();
    await message(page, "the very last").waitFor();
  });
});

/** No more at once than one instance takes. */
async function seed(backend: Backend, id: string): Promise<void> {
  for (let done = 0; done < count - 2; done += 400) {
    await fill(backend, id, Math.min(400, count - 2 - done), `from ${done} on:`);
  }
  await fill(backend, id, 1, "the very last");
}

/** While an older page is on its way something is looked at: when it has come, that is where it was. */
async function expectKeptPosition(page: Page): Promise<void> {
  let isAsked = false;
  const release = Promise.withResolvers<void>();
  const older = /\/messages\?.*before=/;
  await page.route(older, async (route) => {
    isAsked = true;
    await release.promise;
    await route.continue();
  });
  // A wheel turns in notches: one that meets a list which is just being measured may lead nowhere.
  await eventually(page, async () => {
    if (!isAsked) await scrollUp(page);
    expect(isAsked).to.equal(true);
  });
  const text = await top(page);
  const looked = message(page, text).first();
  const place = await restingPlaceOf(looked);
  release.resolve();
  await eventually(page, async () => {
    expect(await top(page)).not.to.equal(text);
    expect(await restingPlaceOf(looked)).to.be.closeTo(place, 2);
  });
  await page.unroute(older);
}

async function scrollUp(page: Page): Promise<void> {
  await page.getByRole("log", { name: "Messages" }).hover();
  await page.mouse.wheel(0, -50_000);
}

/** How far down it is, once it has stayed there for some frames. In pixels. */
function restingPlaceOf(locator: Locator): Promise<number> {
  return locator.evaluate(async (element) => {
    let place = Number.NaN;
    for (let frames = 0; frames < 10; frames++) {
      await new Promise(requestAnimationFrame);
      const { top } = element.getBoundingClientRect();
      if (top !== place) frames = 0;
      place = top;
    }
    return place;
  });
}

/** What the first message says that is there, in sight or just above. */
async function top(page: Page): Promise<string> {
  const [first = ""] = await messages(page).allInnerTexts();
  return /from \d+ on: \d+/.exec(first)?.[0] ?? first;
}
