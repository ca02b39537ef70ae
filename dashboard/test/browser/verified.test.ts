import { expect } from "chai";
import type { Page } from "playwright-core";
import { signedBy } from "../../../functions/test/support/signedBy.ts";
import * as chat from "../../../widget/test/browser/support/chat.ts";
import { hostPages } from "../../../widget/test/browser/support/hostPage.ts";
import { browserStage } from "./support/browserStage.ts";
import { called } from "./support/people.ts";

const means = "Your site vouches for this name";

describe("a name that the site vouches for", () => {
  const stage = browserStage();
  const sites = hostPages();

  const inThread = (page: Page) => page.getByRole("main", { name: "Conversation" }).locator("header");
  const inPanel = (page: Page) => page.getByRole("complementary", { name: "Customer" });
  const mark = { name: means } as const;

  it("is marked beside it, in the thread and in the panel, and says what that means", async () => {
    const olga = await stage.operator();
    const name = called("Hannah Groß");
    const { page: hers } = await stage.open(sites.add({ hearth: stage.url, stream: stage.stream }));
    await hers.waitForFunction(() => "Hearth" in window);
    const user = signedBy({ userId: crypto.randomUUID(), name, email: "hannah@example.org" });
    await hers.evaluate((given) => Reflect.get(window, "Hearth").identify(given), user);
    await chat.open(hers);
    await chat.say(hers, "Where is my order?");
    await chat.expectThread(hers, ["Where is my order?"]);

    const { page } = await stage.signedIn(olga, `/c/${await chat.conversationOf(hers)}`);
    for (const place of [inThread(page), inPanel(page)]) {
      await place.getByRole("heading", { name }).waitFor();
      await place.getByRole("img", mark).waitFor();
    }
    await inThread(page).getByRole("img", mark).hover();
    await page.getByRole("tooltip").getByText(means).waitFor();

    // What the team puts in its place is the team's word.
    const field = inPanel(page).getByRole("textbox", { name: "Name" });
    await field.fill("Hannah");
    await field.press("Enter");
    await inThread(page).getByRole("heading", { name: "Hannah", exact: true }).waitFor();
    for (const place of [inThread(page), inPanel(page)])
      await place.getByRole("img", mark).waitFor({ state: "detached" });
  });

  it("is not marked where the customer alone says it", async () => {
    const olga = await stage.operator();
    const { id, customer } = await stage.visit("Hello");
    const { page } = await stage.signedIn(olga, `/c/${id}`);
    for (const place of [inThread(page), inPanel(page)]) {
      await place.getByRole("heading", { name: customer.name }).waitFor();
      expect(await place.getByRole("img", mark).count()).to.equal(0);
    }
  });
});
