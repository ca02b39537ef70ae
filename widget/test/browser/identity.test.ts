import { expect } from "chai";
import type { BrowserContext, Page, Route } from "playwright-core";
import { browserStage } from "../../../dashboard/test/browser/support/browserStage.ts";
import { eventually } from "../../../dashboard/test/browser/support/eventually.ts";
import { called } from "../../../dashboard/test/browser/support/people.ts";
import { signedBy } from "../../../functions/test/support/signedBy.ts";
import { conversationOf, expectThread, launcher, message, messages, open, panel, say } from "./support/chat.ts";
import { hostPages } from "./support/hostPage.ts";

const sending = "**/v1/conversations/*/messages";
const greeting = "Hello! How can we help?";

describe("who is signed in on the site", () => {
  const stage = browserStage();
  const sites = hostPages();
  const url = () => sites.add({ hearth: stage.url, stream: stage.stream });
  const site = () => stage.open(url());
  const somebody = (name = called("Ada")) => ({ userId: crypto.randomUUID(), name, email: "ada@example.org" });

  describe("on two devices", () => {
    it("has one conversation, and sees on each what it writes on the other, at once and once", async () => {
      const dana = await stage.operator();
      const ada = somebody();
      const { page: phone } = await site();
      const { page: laptop } = await site();
      await identify(phone, signedBy(ada));
      await open(phone);
      await say(phone, "From the phone.");
      await identify(laptop, signedBy(ada));
      await open(laptop);
      await expectThread(laptop, ["From the phone."]);
      await say(laptop, "From the laptop.");
      const id = await conversationOf(phone);
      await dana.hearth.api.takeover(id);
      await dana.hearth.api.sendMessage(id, { clientId: "a1", text: "Which of them do you hold?" });
      await say(phone, "Both.");
      for (const page of [phone, laptop]) {
        await expectThread(page, ["From the phone.", "From the laptop.", "Which of them do you hold?", "Both."]);
        expect(await own(page).count()).to.equal(3);
      }
      expect(await conversationOf(laptop)).to.equal(id);
    });

    it("finds on the one what it began on the other, when it opens the chat again", async () => {
      const ada = somebody();
      const { page: laptop } = await site();
      await identify(laptop, signedBy(ada));
      await open(laptop);
      await panel(laptop).getByText(greeting).waitFor();
      await laptop.keyboard.press("Escape");
      const { page: phone } = await site();
      await identify(phone, signedBy(ada));
      await open(phone);
      await say(phone, "From the phone.");
      await expectThread(phone, ["From the phone."]);
      await open(laptop);
      await expectThread(laptop, ["From the phone."]);
    });

    it("goes on in the one conversation, where it writes before that was found", async () => {
      const ada = somebody();
      const { page: phone } = await site();
      await identify(phone, signedBy(ada));
      await open(phone);
      await say(phone, "From the phone.");
      const { page: laptop, context, watched } = await site();
      watched.expectError(/ERR_FAILED/);
      await context.route("**/v1/conversations/mine*", (route) => route.abort());
      await open(laptop);
      await identify(laptop, signedBy(ada));
      await say(laptop, "From the laptop.");
      for (const page of [phone, laptop]) await expectThread(page, ["From the phone.", "From the laptop."]);
    });
  });

  describe("after it has written without a name", () => {
    it("keeps the thread before its eyes, and the operator; who it is is the site's word from then on", async () => {
      const dana = await stage.operator();
      const { page } = await site();
      await open(page);
      await say(page, "Where is my parcel?");
      await expectThread(page, ["Where is my parcel?"]);
      const id = await conversationOf(page);
      await dana.hearth.api.takeover(id);
      await dana.hearth.api.sendMessage(id, { clientId: "a1", text: "Who are you?" });
      await expectThread(page, ["Where is my parcel?", "Who are you?"]);
      await watchThread(page);
      const ada = somebody();
      await identify(page, signedBy(ada));
      await signedIn(page, ada.userId);
      await dana.hearth.api.sendMessage(id, { clientId: "a2", text: "It is on its way." });
      await expectThread(page, ["Where is my parcel?", "Who are you?", "It is on its way."]);
      await say(page, "Thank you!");
      await expectThread(page, ["Where is my parcel?", "Who are you?", "It is on its way.", "Thank you!"]);
      expect(await page.evaluate(() => Reflect.get(window, "fewest"))).to.equal(2);
      expect(await page.evaluate(() => Reflect.get(window, "refused"))).to.equal(false);
      expect(await own(page).count()).to.equal(2);
      const { customer, state, operator } = await dana.hearth.api.conversation(id);
      expect(customer).to.include({ name: ada.name, email: ada.email, verified: true });
      expect([state, operator?.id]).to.deep.equal(["assigned", dana.uid]);
      expect(await conversationOf(page)).to.equal(id);
    });

    it("does not lose or double what waits to be sent, nor what was sent and not confirmed", async () => {
      const dana = await stage.operator();
      const { page, context, watched } = await site();
      watched.expectError(/ERR_FAILED/);
      await open(page);
      await say(page, "First.");
      await expectThread(page, ["First."]);
      const id = await conversationOf(page);
      await context.route(sending, onPost(arriveUnconfirmed));
      await say(page, "Second.");
      await eventually(page, async () => {
        const { messages } = await dana.hearth.api.messages(id);
        expect(messages.map(({ text }) => text)).to.include("Second.");
      });
      await context.unroute(sending);
      await context.route(
        sending,
        onPost((route) => route.abort()),
      );
      await say(page, "Third.");
      await message(page, "Third.").getByText("Sending…").waitFor();
      const ada = somebody();
      await identify(page, signedBy(ada));
      await signedIn(page, ada.userId);
      await message(page, "Third.").getByText("Sending…").waitFor();
      await context.unroute(sending);
      await page.evaluate(() => dispatchEvent(new Event("online")));
      await expectThread(page, ["First.", "Second.", "Third."]);
      const { messages } = await dana.hearth.api.messages(id);
      expect(messages.map(({ text }) => text)).to.deep.equal(["First.", "Second.", "Third."]);
    });

    it("sends a file that it had uploaded, and not yet sent, once", async () => {
      const dana = await stage.operator();
      const { page, context, watched } = await site();
      watched.expectError(/ERR_FAILED|status of 4/);
      await open(page);
      await say(page, "First.");
      await expectThread(page, ["First."]);
      const id = await conversationOf(page);
      await context.route(
        sending,
        onPost((route) => route.abort()),
      );
      const uploaded = page.waitForResponse((response) => /attachments/.test(response.url()) && response.ok());
      const tried = page.waitForEvent("requestfailed", (request) => request.method() === "POST");
      await panel(page)
        .locator("input[type=file]")
        .setInputFiles({ name: "order.txt", mimeType: "text/plain", buffer: Buffer.from("An order") });
      await panel(page).getByRole("button", { name: "Send", exact: true }).click();
      await Promise.all([uploaded, tried]);
      const ada = somebody();
      await identify(page, signedBy(ada));
      await signedIn(page, ada.userId);
      await context.unroute(sending);
      await page.evaluate(() => dispatchEvent(new Event("online")));
      await panel(page).getByRole("button", { name: "Download order.txt" }).waitFor();
      const { messages } = await dana.hearth.api.messages(id);
      expect(messages.map(({ text, attachment }) => [text, attachment?.name])).to.deep.equal([
        ["First.", undefined],
        ["", "order.txt"],
      ]);
    });

    it("is signed in once where two tabs say so at once, and both go on in the one thread", async () => {
      const address = url();
      const { page, context } = await stage.open(address);
      const exchanged = exchangesOf(context);
      const other = await context.newPage();
      await other.goto(address);
      await open(page);
      await open(other);
      await say(page, "Hello");
      await expectThread(other, ["Hello"]);
      const ada = signedBy(somebody());
      await Promise.all([identify(page, ada), identify(other, ada)]);
      for (const tab of [page, other]) await signedIn(tab, ada.userId);
      await say(page, "From one.");
      await expectThread(other, ["Hello", "From one."]);
      await say(other, "From the other.");
      for (const tab of [page, other]) await expectThread(tab, ["Hello", "From one.", "From the other."]);
      expect(exchanged()).to.deep.equal(["identify", "signInWithCustomToken"]);
    });
  });

  it("costs nothing until the chat is opened, and one exchange on however many pages it is said", async () => {
    const { page, context } = await site();
    const exchanged = exchangesOf(context);
    const ada = signedBy(somebody());
    await identify(page, ada);
    await page.reload();
    await identify(page, ada);
    await identify(page, ada);
    expect(exchanged()).to.deep.equal([]);
    await open(page);
    await identify(page, ada);
    await say(page, "It is me.");
    await expectThread(page, ["It is me."]);
    await page.reload();
    await identify(page, { ...ada });
    await open(page);
    await say(page, "Me again.");
    await expectThread(page, ["It is me.", "Me again."]);
    expect(exchanged()).to.deep.equal(["identify", "signInWithCustomToken"]);
  });

  it("is told by the page as docs/widget.md has it, under a strict policy", async () => {
    const dana = await stage.operator();
    const ada = somebody(called("Ada </script>"));
    const identity = signedBy(ada);
    const { page } = await stage.open(sites.add({ hearth: stage.url, stream: stage.stream, identity }));
    await open(page);
    await say(page, "It is me.");
    await expectThread(page, ["It is me."]);
    const { customer } = await dana.hearth.api.conversation(await conversationOf(page));
    expect(customer).to.include({ name: ada.name, verified: true });
  });

  it("leaves nothing to who comes next, once it has signed out", async () => {
    const dana = await stage.operator();
    const { page } = await site();
    const ada = somebody();
    await identify(page, signedBy(ada));
    await open(page);
    await say(page, "My order is late.");
    await expectThread(page, ["My order is late."]);
    const adas = await conversationOf(page);
    await identify(page, null);
    await panel(page).getByText(greeting).waitFor();
    expect(await messages(page).count()).to.equal(0);
    expect(await page.evaluate(() => Object.keys(localStorage))).to.deep.equal([]);
    await page.reload();
    await open(page);
    await panel(page).getByText(greeting).waitFor();
    await say(page, "Somebody else.");
    await expectThread(page, ["Somebody else."]);
    const next = await conversationOf(page);
    expect(next).not.to.equal(adas);
    const { customer } = await dana.hearth.api.conversation(next);
    expect(customer).not.to.have.any.keys("name", "email", "verified");
  });

  it("sees nothing of who was signed in in the same browser before, and finds its own again", async () => {
    const dana = await stage.operator();
    const { page } = await site();
    const [ada, ben] = [somebody(), somebody(called("Ben"))];
    await identify(page, signedBy(ada));
    await open(page);
    await say(page, "I am Ada.");
    await expectThread(page, ["I am Ada."]);
    await identify(page, signedBy(ben));
    await panel(page).getByText(greeting).waitFor();
    await signedIn(page, ben.userId);
    await say(page, "I am Ben.");
    await expectThread(page, ["I am Ben."]);
    const { customer } = await dana.hearth.api.conversation(await conversationOf(page));
    expect(customer).to.include({ name: ben.name, verified: true });
    await identify(page, signedBy(ada));
    await expectThread(page, ["I am Ada."]);
  });

  it("is who the page has said last, also while it is signing in", async () => {
    const { page, context } = await site();
    const [ada, ben] = [somebody(), somebody(called("Ben"))];
    await open(page);
    await say(page, "Hello");
    await expectThread(page, ["Hello"]);
    const held = Promise.withResolvers<void>();
    await context.route("**/v1/identify", async (route) => {
      await held.promise;
      await route.continue();
    });
    const asked = page.waitForRequest("**/v1/identify");
    await identify(page, signedBy(ada));
    await asked;
    await identify(page, null);
    held.resolve();
    await panel(page).getByText(greeting).waitFor();
    expect(await page.evaluate(() => Object.keys(localStorage))).to.deep.equal([]);

    await identify(page, signedBy(ada));
    await identify(page, signedBy(ben));
    await signedIn(page, ben.userId);
    await say(page, "I am Ben.");
    await expectThread(page, ["I am Ben."]);
  });

  it("is tried again at the next opening where nobody answered", async () => {
    const { page, context, watched } = await site();
    watched.expectError(/ERR_FAILED|could not identify/);
    await context.route("**/v1/identify", (route) => route.abort());
    const ada = somebody();
    await identify(page, signedBy(ada));
    await open(page);
    await eventually(page, async () => expect(watched.log.join("\n")).to.include("could not identify"));
    await context.unroute("**/v1/identify");
    await page.keyboard.press("Escape");
    await open(page);
    await signedIn(page, ada.userId);
  });

  describe("with a signature that is not good", () => {
    const faults = {
      wrong: { sign: (userId: string) => ({ ...signedBy({ userId }), signature: "0".repeat(64) }), why: "not valid" },
      expired: { sign: (userId: string) => signedBy({ userId, expiresAt: 1 }), why: "expired" },
      "another's": { sign: (userId: string) => ({ ...signedBy({ userId: "eve" }), userId }), why: "not valid" },
    };
    for (const [name, { sign, why }] of Object.entries(faults)) {
      it(`(${name}) goes on chatting as nobody, sees nothing of who was named, and the console says why`, async () => {
        const dana = await stage.operator();
        const ada = somebody();
        const { page: adas } = await site();
        await identify(adas, signedBy(ada));
        await open(adas);
        await say(adas, "Ada's own.");
        await expectThread(adas, ["Ada's own."]);

        const { page, watched } = await site();
        watched.expectError(/status of 403|could not identify/);
        await open(page);
        await say(page, "Hello");
        await expectThread(page, ["Hello"]);
        await identify(page, sign(ada.userId));
        await eventually(page, async () => expect(watched.log.join("\n")).to.match(new RegExp(`identify.*${why}`)));
        await say(page, "Still here.");
        await expectThread(page, ["Hello", "Still here."]);
        await page.reload();
        await launcher(page).click();
        await expectThread(page, ["Hello", "Still here."]);
        const { customer } = await dana.hearth.api.conversation(await conversationOf(page));
        expect(customer).not.to.have.any.keys("name", "email", "verified");
        await expectThread(adas, ["Ada's own."]);
      });
    }
  });
});

/** As the site's page says it. */
async function identify(page: Page, identity: object | null): Promise<void> {
  await page.waitForFunction(() => "Hearth" in window);
  await page.evaluate((given) => Reflect.get(window, "Hearth").identify(given), identity);
}

async function signedIn(page: Page, userId: string | undefined): Promise<void> {
  await page.waitForFunction(
    (wanted) => Object.values(localStorage).some((text) => text.includes(`"userId":"${wanted}"`)),
    userId,
  );
}

const own = (page: Page) => messages(page).filter({ hasText: /^You/ });

/** Notes how few messages were shown at any time from now on, and whether the conversation was said to be refused. */
async function watchThread(page: Page): Promise<void> {
  await page.evaluate(() => {
    const shown = document.querySelector("hearth-chat")?.shadowRoot;
    if (!shown) throw new Error("There is no chat.");
    const count = () => shown.querySelectorAll("article").length;
    Object.assign(window, { fewest: count(), refused: false });
    new MutationObserver(() => {
      const refused = Reflect.get(window, "refused") || shown.textContent?.includes("cannot be opened");
      Object.assign(window, { fewest: Math.min(Reflect.get(window, "fewest"), count()), refused });
    }).observe(shown, { childList: true, subtree: true, characterData: true });
  });
}

/** What a browser has asked for to become somebody, in order. */
function exchangesOf(context: BrowserContext): () => string[] {
  const asked: string[] = [];
  context.on("request", (request) => {
    const [, name] = /(?:\/v1\/|accounts:)(identify|signInWithCustomToken)/.exec(request.url()) ?? [];
    if (name !== undefined && request.method() === "POST") asked.push(name);
  });
  return () => asked;
}

const onPost = (act: (route: Route) => Promise<unknown>) => (route: Route) =>
  route.request().method() === "POST" ? act(route) : route.continue();

/** It arrives, and nobody hears that it has. */
async function arriveUnconfirmed(route: Route): Promise<void> {
  await route.fetch();
  await route.abort();
}
