import { expect } from "chai";
import { browserStage } from "../../../dashboard/test/browser/support/browserStage.ts";
import { eventually } from "../../../dashboard/test/browser/support/eventually.ts";
import { conversationOf, expectThread, open, panel, say } from "./support/chat.ts";
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

  // The server's part is not there yet: only its one answer is stood in for; the account is the real one.
  it("identifies who is signed in on the site: the account is exchanged, and what that person has is shown", async () => {
    const { page, context } = await site();
    const asked: unknown[] = [];
    await context.route("**/v1/identify", async (route) => {
      if (route.request().method() === "OPTIONS") return route.continue();
      asked.push(route.request().postDataJSON());
      const json = { token: customToken(`site-${crypto.randomUUID()}`) };
      return route.fulfill({ json, headers: { "Access-Control-Allow-Origin": "*" } });
    });
    const identity = { userId: "u1", name: "Ada", expiresAt: 1_900_000_000, signature: "s" };
    await page.waitForFunction(() => "Hearth" in window);
    await page.evaluate((given) => Reflect.get(window, "Hearth").identify(given), identity);
    await open(page);
    await say(page, "It is me.");
    await expectThread(page, ["It is me."]);
    expect(asked).to.deep.equal([identity]);
    const kept = await page.evaluate(() =>
      Object.entries(localStorage).find(([key]) => key.startsWith("hearth-session")),
    );
    expect(kept?.[1]).to.include('"userId":"u1"').and.to.include('"uid":"site-');

    await page.evaluate(() => Reflect.get(window, "Hearth").identify(null));
    await eventually(page, async () => expect(await page.evaluate(() => localStorage.length)).to.equal(0));
    await panel(page).getByText("Hello! How can we help?").waitFor();
  });
});

/** As the server makes it; the emulator of Auth asks for no signature. */
function customToken(uid: string): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const seconds = Math.floor(Date.now() / 1_000);
  const aud = "https://identitytoolkit.googleapis.com/google.identity.identitytoolkit.v1.IdentityToolkit";
  return `${part({ alg: "none", typ: "JWT" })}.${part({ uid, aud, iss: "a", sub: "a", iat: seconds, exp: seconds + 3_600 })}.`;
}
