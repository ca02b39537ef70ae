import { expect } from "chai";
import { browserStage } from "../../../dashboard/test/browser/support/browserStage.ts";
import { expectThread, field, open, say } from "./support/chat.ts";
import { hostPages } from "./support/hostPage.ts";

const header = "x-firebase-appcheck";

describe("App Check on the site's page", () => {
  const stage = browserStage();
  const sites = hostPages();

  it("is waited for where the script says so, and then proven with every call, the stream's and a file's too", async () => {
    const { page } = await stage.open(
      sites.add({ hearth: stage.url, stream: stage.stream, attributes: "data-app-check" }),
    );
    const sent: [path: string, proof: string | undefined][] = [];
    page.on("request", (request) => {
      const { pathname } = new URL(request.url());
      if (!/^\/(v1|stream)/.test(pathname) || request.method() === "OPTIONS") return;
      sent.push([pathname.replace(/conversations\/.+?\//, "conversations/c1/"), request.headers()[header]]);
    });
    await open(page);
    const signedUp = page.waitForResponse(/accounts:signUp/);
    await field(page).fill("Hello");
    await field(page).press("Enter");
    await signedUp;
    expect(sent).to.deep.equal([["/v1/config", undefined]]);

    await page.evaluate(() => Reflect.get(window, "Hearth").appCheck(async () => "a.proof"));
    await expectThread(page, ["Hello"]);
    await page.locator('input[type="file"]').setInputFiles({
      name: "note.txt",
      mimeType: "text/plain",
      buffer: Buffer.from("A note."),
    });
    await say(page, "With a note");
    await expectThread(page, ["Hello", "With a note"]);
    expect(sent.map(([path]) => path)).to.include.members([
      "/v1/conversations",
      "/v1/conversations/c1/messages",
      "/v1/conversations/c1/attachments",
      "/stream",
    ]);
    const unproven = sent.filter(([, proof]) => proof !== "a.proof").map(([path]) => path);
    expect(new Set(unproven)).to.deep.equal(new Set(["/v1/config"]));
  });
});
