import { expect } from "chai";
import type { Page } from "playwright-core";
import * as chat from "../../../widget/test/browser/support/chat.ts";
import { hostPages } from "../../../widget/test/browser/support/hostPage.ts";
import { browserStage } from "./support/browserStage.ts";
import { eventually } from "./support/eventually.ts";
import { expectThread } from "./support/thread.ts";

const notSent = "Not sent: it was not accepted.";

const customer = (page: Page) => page.getByRole("complementary", { name: "Customer" });
const dialog = (page: Page) => page.getByRole("dialog", { name: /^(Block this|Let this) customer/ });

describe("blocking a customer", () => {
  const stage = browserStage();
  const sites = hostPages();

  /** A customer in the widget who has said hello. */
  async function writer() {
    const screen = await stage.open(sites.add({ hearth: stage.url, stream: stage.stream }));
    screen.watched.expectError(/status of 403/);
    await chat.open(screen.page);
    await chat.say(screen.page, "Hello");
    await chat.expectThread(screen.page, ["Hello"]);
    return { ...screen, id: await chat.conversationOf(screen.page) };
  }

  it("refuses what they write until they are unblocked, and everyone on the team sees it at once", async () => {
    const [olga, omar, alma] = await Promise.all([stage.operator(), stage.operator(), stage.admin()]);
    const { page: theirs, id } = await writer();
    const [{ page: hers }, { page: his }] = await Promise.all([
      stage.signedIn(olga, `/c/${id}`),
      stage.signedIn(omar, `/c/${id}`),
    ]);
    /** In the panel and in the list, on both pages. */
    const badges = [hers, his].flatMap((page) => [
      customer(page).getByText("Blocked", { exact: true }),
      page.getByRole("region", { name: "Inbox" }).locator(`a[href^="/c/${id}"]`).getByText("Blocked", { exact: true }),
    ]);
    const saidBy = async () => (await olga.hearth.api.messages(id)).messages.map(({ text }) => text);
    await customer(his).getByRole("button", { name: "Block customer" }).waitFor();
    for (const badge of badges) expect(await badge.count()).to.equal(0);

    await customer(hers).getByRole("button", { name: "Block customer" }).focus();
    await hers.keyboard.press("Enter");
    await dialog(hers).getByRole("textbox", { name: "Reason (optional)" }).waitFor();
    await hers.keyboard.type("Threats");
    await hers.keyboard.press("Enter");
    for (const badge of badges) await badge.waitFor();
    await dialog(hers).waitFor({ state: "detached" });
    await eventually(hers, async () =>
      expect(await hers.evaluate(() => document.activeElement?.textContent)).to.equal("Unblock customer"),
    );
    const { entries } = await alma.hearth.api.audit({ conversation: id });
    expect(entries.map(({ action, reason }) => [action, reason])).to.deep.equal([["block", "Threats"]]);

    await chat.say(theirs, "Are you there?");
    await chat.message(theirs, "Are you there?").getByText(notSent).waitFor();
    expect(await saidBy()).to.deep.equal(["Hello"]);

    await customer(his).getByRole("button", { name: "Unblock customer" }).click();
    await dialog(his).getByRole("button", { name: "Unblock", exact: true }).click();
    for (const badge of badges) await badge.waitFor({ state: "detached" });
    await chat.message(theirs, "Are you there?").getByRole("button", { name: "Try again" }).click();
    await chat.expectThread(theirs, ["Hello", "Are you there?"]);
    for (const page of [hers, his]) await expectThread(page, ["Hello", "Are you there?"]);
    expect(await saidBy()).to.deep.equal(["Hello", "Are you there?"]);
  });

  it("keeps them from beginning anew, in words that blame no connection", async () => {
    const olga = await stage.operator();
    const { page, id } = await writer();
    const { customer } = await olga.hearth.api.conversation(id);
    await olga.hearth.api.takeover(id);
    await olga.hearth.api.closeConversation(id);
    await olga.hearth.api.blockCustomer(customer.id, { blocked: true });
    await chat.panel(page).getByRole("button", { name: "New conversation" }).click();
    await chat.field(page).fill("Here I am again.");
    await chat.field(page).press("Enter");
    await chat.panel(page).getByRole("alert").filter({ hasText: notSent }).waitFor();
    expect(await chat.field(page).inputValue()).to.equal("Here I am again.");
  });

  it("says where it did not work, asks still, and can be left by Escape", async () => {
    const olga = await stage.operator();
    const { id, customer: ada } = await stage.visit("Hello");
    const { page, watched, goOffline, goOnline } = await stage.signedInByCable(olga, `/c/${id}`);
    watched.expectError(/status of 403/);
    const block = customer(page).getByRole("button", { name: "Block customer" });
    await block.click();
    await page.keyboard.press("Escape");
    await dialog(page).waitFor({ state: "detached" });

    await block.click();
    await goOffline();
    await dialog(page).getByRole("button", { name: "Block", exact: true }).click();
    await dialog(page).getByText("Hearth cannot be reached. Try it again when you are online.").waitFor();
    await goOnline();
    const call = `**/v1/customers/${encodeURIComponent(ada.uid)}/block`;
    const refused = { type: "about:blank", title: "Forbidden", status: 403, code: "forbidden" };
    await page.route(call, (route) => route.fulfill({ status: 403, json: refused }));
    await dialog(page).getByRole("button", { name: "Block", exact: true }).click();
    await dialog(page).getByText("Your role may not do that.").waitFor();
    await page.unroute(call);
    expect((await olga.hearth.api.conversation(id)).blocked).to.equal(false);
    await dialog(page).getByRole("button", { name: "Block", exact: true }).click();
    await customer(page).getByText("Blocked", { exact: true }).waitFor();
    expect((await olga.hearth.api.conversation(id)).blocked).to.equal(true);
  });
});
