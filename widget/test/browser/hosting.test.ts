import { expect } from "chai";
import { z } from "zod";
import { browserStage } from "../../../dashboard/test/browser/support/browserStage.ts";
import { called } from "../../../dashboard/test/browser/support/people.ts";
import { signedBy } from "../../../functions/test/support/signedBy.ts";
import { conversationOf, expectThread, open, panel, say } from "./support/chat.ts";

const environment = z.object({ HEARTH_TEST_HOSTING_URL: z.url() });

describe("the widget served by Hosting, with what firebase.json says", () => {
  const stage = browserStage();

  it("is on the shop page, under that page's strict policy", async () => {
    const { HEARTH_TEST_HOSTING_URL: hosting } = environment.parse(process.env);
    const { page } = await stage.open("about:blank");
    const response = await page.goto(`${hosting}/shop/`);
    const policy = response?.headers()["content-security-policy"];
    expect(policy).to.include("style-src 'self';").and.include("require-trusted-types-for 'script'");
    await open(page);
    await say(page, "Is the pot in stock?");
    await expectThread(page, ["Is the pot in stock?"]);
  });

  it("signs in whom the shop vouches for, and out again", async () => {
    const { HEARTH_TEST_HOSTING_URL: hosting } = environment.parse(process.env);
    const { page, context } = await stage.open("about:blank");
    const ada = signedBy({ userId: crypto.randomUUID(), name: called("Ada") });
    // As `npm start` has written it.
    await context.route("**/shop/ada.json", (route) => route.fulfill({ json: ada }));
    await page.goto(`${hosting}/shop/`);
    await page.getByRole("button", { name: `Sign in as ${ada.name}` }).click();
    await open(page);
    await say(page, "Where is my order?");
    await expectThread(page, ["Where is my order?"]);
    await page.reload();
    await open(page);
    await expectThread(page, ["Where is my order?"]);
    const { customer } = await (await stage.operator()).hearth.api.conversation(await conversationOf(page));
    expect(customer).to.include({ name: ada.name, verified: true });
    await page.getByRole("button", { name: `Sign out ${ada.name}` }).click();
    await panel(page).getByText("Hello! How can we help?").waitFor();
  });

  it("may be loaded by other sites; its script is asked for again soon, its parts never", async () => {
    const { HEARTH_TEST_HOSTING_URL: hosting } = environment.parse(process.env);
    const script = await fetch(`${hosting}/widget.js`);
    const [chat = ""] = (await script.text()).match(/widget\/chat-\w+\.js/) ?? [];
    const part = await fetch(`${hosting}/${chat}`);
    for (const { status, headers } of [script, part]) {
      expect(status).to.equal(200);
      expect(headers.get("content-type")).to.match(/javascript/);
      expect(headers.get("access-control-allow-origin")).to.equal("*");
      expect(headers.get("cross-origin-resource-policy")).to.equal("cross-origin");
    }
    expect(script.headers.get("cache-control")).to.equal("public, max-age=300");
    expect(part.headers.get("cache-control")).to.equal("public, max-age=31536000, immutable");
  });
});
