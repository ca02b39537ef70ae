import { expect } from "chai";
import { browserStage } from "../../../dashboard/test/browser/support/browserStage.ts";
import { eventually } from "../../../dashboard/test/browser/support/eventually.ts";
import { conversationOf, expectThread, field, launcher, message, open, panel, say, status } from "./support/chat.ts";
import { hostPages } from "./support/hostPage.ts";

describe("a customer on a site with hostile styles and a strict policy", () => {
  const stage = browserStage();
  const sites = hostPages();
  const site = () => stage.open(sites.add({ hearth: stage.url, stream: stage.stream }));

  it("sees the chat as it was drawn, and the site stays as it was", async () => {
    const { page } = await site();
    await open(page);
    const box = await panel(page).boundingBox();
    expect(box).to.deep.include({ width: 384, height: 640 });
    const { size, color, spacing } = await field(page).evaluate((element) => {
      const { fontSize, color, letterSpacing } = getComputedStyle(element);
      return { size: fontSize, color, spacing: letterSpacing };
    });
    expect({ size, spacing }).to.deep.equal({ size: "15px", spacing: "normal" });
    expect(color).not.to.equal("rgb(255, 0, 0)");
    expect(await page.locator("h1").evaluate((element) => getComputedStyle(element).color)).to.equal("rgb(255, 0, 0)");
  });

  it("is nobody until it writes: opening the chat asks for no account", async () => {
    const { page } = await site();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await open(page);
    await eventually(page, async () => expect(asked.some((url) => url.includes("/widget/chat-"))).to.equal(true));
    expect(asked.filter((url) => /accounts|\/v1\//.test(url))).to.deep.equal([]);
  });

  it("writes, waits in the queue, is taken over by name, is answered, read, and asked how it was", async () => {
    const dana = await stage.operator();
    const { page } = await site();
    await open(page);
    await say(page, "My order is late.");
    const id = await conversationOf(page);
    await eventually(page, async () => expect(await status(page).innerText()).to.match(/assistant answers/));

    await panel(page).getByRole("button", { name: "Talk to a person" }).click();
    await eventually(page, async () => expect(await status(page).innerText()).to.match(/You are next|number \d+/));

    await dana.hearth.api.takeover(id);
    await eventually(page, async () => expect(await status(page).innerText()).to.equal(`${dana.name} is here for you`));

    await dana.hearth.api.typing(id, true);
    await panel(page).getByText(`${dana.name} is typing…`).waitFor();
    await dana.hearth.api.sendMessage(id, { clientId: "a1", text: "I look at it. See https://example.com/parcel." });
    await expectThread(page, ["My order is late.", "I look at it."]);
    await panel(page).getByRole("link", { name: "https://example.com/parcel", exact: true }).waitFor();

    const { seq } = await dana.hearth.api.conversation(id);
    await dana.hearth.api.read(id, seq);
    await message(page, "My order is late.").getByTitle("Read").waitFor();
    await eventually(page, async () => {
      const { unread } = await dana.hearth.api.conversation(id);
      expect(unread.customer).to.equal(0);
    });

    await dana.hearth.api.closeConversation(id);
    await panel(page).getByRole("radio", { name: "4 stars of 5" }).check({ force: true });
    await panel(page).getByRole("textbox").fill("Quick.");
    await panel(page).getByRole("button", { name: "Send rating" }).click();
    await panel(page).getByText("Thank you!").waitFor();
    const { rating } = await dana.hearth.api.conversation(id);
    expect(rating).to.deep.include({ score: 4, comment: "Quick." });

    await panel(page).getByRole("button", { name: "New conversation" }).click();
    await say(page, "One more thing.");
    await expectThread(page, ["One more thing."]);
    expect(await conversationOf(page)).not.to.equal(id);
  });

  it("finds the conversation after a reload, with what came meanwhile counted on the launcher", async () => {
    const dana = await stage.operator();
    const { page } = await site();
    await open(page);
    await say(page, "Are you there?");
    const id = await conversationOf(page);
    await expectThread(page, ["Are you there?"]);
    await dana.hearth.api.takeover(id);
    await page.keyboard.press("Escape");
    await panel(page).waitFor({ state: "hidden" });
    expect(await launcher(page).evaluate((element) => element.matches(":focus"))).to.equal(true);
    await dana.hearth.api.sendMessage(id, { clientId: "a1", text: "Yes." });
    await page.getByRole("button", { name: "Chat with us, 1 unread message" }).waitFor();
    await page.reload();
    await page.getByRole("button", { name: "Chat with us, 1 unread message" }).waitFor();
    await open(page);
    await expectThread(page, ["Are you there?", "Yes."]);
    await page.getByRole("button", { name: "Chat with us", exact: true }).waitFor();
  });

  it("reads earlier messages by scrolling up, and stays where it was", async () => {
    const { page } = await site();
    await open(page);
    await say(page, "Number 0");
    const id = await conversationOf(page);
    const dana = await stage.operator();
    await dana.hearth.api.takeover(id);
    for (let n = 1; n <= 70; n += 1) await dana.hearth.api.sendMessage(id, { clientId: `n${n}`, text: `Number ${n}` });
    await page.reload();
    await open(page);
    await message(page, "Number 70").waitFor();
    expect(await message(page, "Number 0").count()).to.equal(0);
    await panel(page)
      .getByRole("log")
      .evaluate((element) => element.scrollTo({ top: 0 }));
    await page.getByText("Number 0", { exact: true }).waitFor();
    await eventually(page, async () => {
      const top = await panel(page)
        .getByRole("log")
        .evaluate((element) => element.scrollTop);
      expect(top).to.be.greaterThan(200);
    });
  });
});
