import { expect } from "chai";
import { browserStage } from "../../../dashboard/test/browser/support/browserStage.ts";
import { conversationOf, expectThread, field, launcher, message, open, panel, say } from "./support/chat.ts";
import { hostPages } from "./support/hostPage.ts";

const sending = "**/v1/conversations/*/messages";

describe("a customer whose network comes and goes", () => {
  const stage = browserStage();
  const sites = hostPages();

  it("keeps what was not sent over a reload, and sends it once", async () => {
    const dana = await stage.operator();
    const { page, context, watched } = await stage.open(sites.add({ hearth: stage.url, stream: stage.stream }));
    watched.expectError(/ERR_FAILED|ERR_INTERNET/);
    await open(page);
    await say(page, "First.");
    await expectThread(page, ["First."]);
    await context.route(sending, (route) => (route.request().method() === "POST" ? route.abort() : route.continue()));
    // What is tried was stored before.
    const tried = page.waitForEvent("requestfailed");
    await say(page, "Second.");
    await message(page, "Second.").getByText("Sending…").waitFor();
    await tried;
    await page.reload();
    await open(page);
    await message(page, "Second.").getByText("Sending…").waitFor();
    await context.unroute(sending);
    await page.reload();
    await open(page);
    await expectThread(page, ["First.", "Second."]);
    const { messages } = await dana.hearth.api.messages(await conversationOf(page));
    expect(messages.map(({ text }) => text)).to.deep.equal(["First.", "Second."]);
  });

  it("says why a message was refused, tries it again and discards it when asked", async () => {
    const { page, context, watched } = await stage.open(sites.add({ hearth: stage.url, stream: stage.stream }));
    watched.expectError(/status of 403/);
    await open(page);
    await say(page, "First.");
    await expectThread(page, ["First."]);
    const problem = { code: "forbidden", title: "No", status: 403, requestId: "r1" };
    await context.route(sending, (route) =>
      route.request().method() === "POST"
        ? route.fulfill({ status: 403, contentType: "application/problem+json", json: problem, headers: anyOrigin })
        : route.continue(),
    );
    await say(page, "Second.");
    await say(page, "Third.");
    await message(page, "Second.").getByText("Not sent: it was not accepted.").waitFor();
    await message(page, "Third.").getByRole("button", { name: "Discard" }).click();
    await message(page, "Third.").waitFor({ state: "detached" });
    await context.unroute(sending);
    await message(page, "Second.").getByRole("button", { name: "Try again" }).click();
    await expectThread(page, ["First.", "Second."]);
  });

  it("keeps the first message in its field where no conversation can be begun", async () => {
    const { page, context, watched } = await stage.open(sites.add({ hearth: stage.url, stream: stage.stream }));
    watched.expectError(/ERR_FAILED/);
    await open(page);
    await context.route("**/v1/config", (route) => route.abort());
    await field(page).fill("Hello?");
    await field(page).press("Enter");
    await panel(page).getByText("Your message is still here").waitFor();
    expect(await field(page).inputValue()).to.equal("Hello?");
    await context.unroute("**/v1/config");
    await field(page).press("Enter");
    await expectThread(page, ["Hello?"]);
  });

  it("sees the same in two tabs, also what the other has begun", async () => {
    const url = sites.add({ hearth: stage.url, stream: stage.stream });
    const { page, context } = await stage.open(url);
    const other = await context.newPage();
    await other.goto(url);
    await open(other);
    await open(page);
    await say(page, "From one.");
    await expectThread(other, ["From one."]);
    await say(other, "From the other.");
    await expectThread(page, ["From one.", "From the other."]);
    const third = await context.newPage();
    await third.goto(url);
    await launcher(third).click();
    await expectThread(third, ["From one.", "From the other."]);
  });
});

const anyOrigin = { "Access-Control-Allow-Origin": "*" };
