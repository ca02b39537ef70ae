import { expect } from "chai";
import { browserStage } from "../../../dashboard/test/browser/support/browserStage.ts";
import { eventually } from "../../../dashboard/test/browser/support/eventually.ts";
import { conversationOf, expectThread, panel, say } from "./support/chat.ts";
import { hostPages } from "./support/hostPage.ts";

describe("window.Hearth", () => {
  const stage = browserStage();
  const sites = hostPages();
  const site = () => stage.open(sites.add({ hearth: stage.url, stream: stage.stream }));

  it("opens and closes the chat, and tells the page what happens in it", async () => {
    const dana = await stage.operator();
    const { page } = await site();
    await page.waitForFunction(() => "Hearth" in window);
    await page.evaluate(() => {
      const told: unknown[] = [];
      const hearth = Reflect.get(window, "Hearth");
      for (const name of ["ready", "open", "close", "unread"]) {
        hearth.on(name, (detail: unknown) => told.push(detail == null ? name : `${name} ${detail}`));
      }
      hearth.on("message", ({ role, text }: { role: string; text: string }) => told.push(`${role}: ${text}`));
      Object.assign(window, { told });
      hearth.open();
    });
    await panel(page).waitFor();
    await say(page, "Hello");
    await expectThread(page, ["Hello"]);
    await page.evaluate(() => Reflect.get(window, "Hearth").close());
    await panel(page).waitFor({ state: "hidden" });
    const id = await conversationOf(page);
    await dana.hearth.api.takeover(id);
    await dana.hearth.api.sendMessage(id, { clientId: "a1", text: "Hi" });
    await eventually(page, async () => {
      const told = await page.evaluate(() => Reflect.get(window, "told"));
      expect(told).to.have.members(["ready", "open", "customer: Hello", "close", "operator: Hi", "unread 1"]);
    });
  });

  it("is there too where the page writes the element itself, in that one's language, and for whoever waits for it", async () => {
    const element = '<hearth-chat lang="ar-EG"></hearth-chat>';
    const { page } = await stage.open(sites.add({ hearth: stage.url, stream: stage.stream, element }));
    await page.getByRole("button", { name: "تحدّث معنا" }).click();
    await panel(page).getByText("مرحبًا! كيف يمكننا مساعدتك؟").waitFor();
    expect(await page.locator("hearth-chat").count()).to.equal(1);
  });

  it("is there in English where its language's texts cannot be had", async () => {
    const address = sites.add({ hearth: stage.url, stream: stage.stream, lang: "ar" });
    const { page, context, watched } = await stage.open("about:blank");
    watched.expectError(/ERR_FAILED/);
    await context.route(/\/widget\/ar-/, (route) => route.abort());
    await page.goto(address);
    await page.getByRole("button", { name: "تحدّث معنا" }).click();
    await panel(page).getByText("Hello! How can we help?").waitFor();
  });
});
