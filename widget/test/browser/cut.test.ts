import { createHash } from "node:crypto";
import { expect } from "chai";
import type { Page } from "playwright-core";
import { browserStage } from "../../../dashboard/test/browser/support/browserStage.ts";
import { eventually } from "../../../dashboard/test/browser/support/eventually.ts";
import { bytesOf, pdf, type TestFile } from "../../../dashboard/test/browser/support/files.ts";
import type { Cable } from "../../../dashboard/test/browser/support/layCable.ts";
import type { Person } from "../../../dashboard/test/browser/support/people.ts";
import { storedFiles } from "../../../functions/test/support/storedFiles.ts";
import { conversationOf, expectThread, field, message, open, panel } from "./support/chat.ts";
import { hostPages } from "./support/hostPage.ts";

const megabyte = 1_000_000;

describe("a file of 20 MB, whose way up is cut twice,", () => {
  const stage = browserStage();
  const sites = hostPages();

  /** A customer's page, all of whose calls go over a cable. */
  async function customer() {
    const cable = await stage.cable();
    const screen = await stage.open(sites.add({ hearth: cable.url, stream: stage.stream }));
    screen.watched.expectError(/ERR_CONNECTION_|ERR_EMPTY_RESPONSE|ERR_SOCKET_NOT_CONNECTED/);
    await open(screen.page);
    return { cable, ...screen };
  }

  it("is sent again by itself, each time from its beginning: one message, one file, byte for byte", async () => {
    const dana = await stage.operator();
    const { page, cable } = await customer();
    const file = pdf("plans.pdf", 20 * megabyte);
    let stopped = cable.stopAfter(8 * megabyte);
    await send(page, file, "The plans.");
    await stopped;
    const first = await farAlong(page);
    await cut(page, cable);
    stopped = cable.stopAfter(1 * megabyte);
    cable.mend();
    await stopped;
    expect(await farAlong(page)).to.be.below(first);
    await cut(page, cable);
    cable.mend();
    await expectThread(page, ["The plans."]);
    await expectOnce(page, dana, file, "The plans.");
  });

  it("and which is refused in between, is sent again when its customer says so: still one message", async () => {
    const dana = await stage.operator();
    const { page, cable, context, watched } = await customer();
    watched.expectError(/status of 400/);
    const file = pdf("plans.pdf", 20 * megabyte);
    // What stands before Hearth has given up, and the API tells it what it saw of that.
    const uploads = "**/v1/conversations/*/attachments?*";
    const problem = { code: "invalid_request", title: "The request is not valid", status: 400, requestId: "r1" };
    let stopped = cable.stopAfter(6 * megabyte);
    await send(page, file, "The plans.");
    await stopped;
    await cut(page, cable);
    await context.route(uploads, (route) =>
      route.fulfill({ status: 400, contentType: "application/problem+json", json: problem, headers: anyOrigin }),
    );
    cable.mend();
    await message(page, "The plans.").getByText("Not sent.").waitFor();
    expect(await bar(page).count()).to.equal(0);
    await context.unroute(uploads);
    stopped = cable.stopAfter(6 * megabyte);
    await message(page, "The plans.").getByRole("button", { name: "Try again" }).click();
    await stopped;
    await farAlong(page);
    await cut(page, cable);
    cable.mend();
    await expectThread(page, ["The plans."]);
    await expectOnce(page, dana, file, "The plans.");
  });

  /** One message, for both sides; one file in the bucket, which is what was sent. */
  async function expectOnce(page: Page, person: Person, file: TestFile, text: string): Promise<void> {
    const id = await conversationOf(page);
    const { messages } = await person.hearth.api.messages(id);
    expect(messages.map((sent) => [sent.text, sent.attachment?.name, sent.attachment?.size])).to.deep.equal([
      [text, file.name, file.buffer.length],
    ]);
    const aid = messages[0]?.attachment?.id;
    await eventually(page, async () => expect(await storedFiles(id)).to.deep.equal([`attachments/${id}/${aid}/file`]));
    expect(
      await panel(page)
        .getByRole("button", { name: `Download ${file.name}` })
        .count(),
    ).to.equal(1);
    expect(hashOf(await bytesOf(person, aid ?? ""))).to.equal(hashOf(file.buffer));
  }
});

/** By the button, with words. */
async function send(page: Page, file: TestFile, words: string): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    panel(page).getByRole("button", { name: "Attach files" }).click(),
  ]);
  await chooser.setFiles([file]);
  await field(page).fill(words);
  await field(page).press("Enter");
}

const bar = (page: Page) => panel(page).getByRole("progressbar", { name: "Uploading plans.pdf" });

const progress = (page: Page) => bar(page).evaluate((element: HTMLProgressElement) => element.value);

/** How much of the file has gone, once some has: a part of it. */
async function farAlong(page: Page): Promise<number> {
  let share = 0;
  await eventually(page, async () => {
    share = await progress(page);
    expect(share).to.be.greaterThan(0).and.lessThan(1);
  });
  return share;
}

/** The network is gone, and the page has seen it: nothing of the file is on its way any more. */
async function cut(page: Page, cable: Cable): Promise<void> {
  cable.cut();
  await eventually(page, async () => expect(await progress(page)).to.equal(0));
}

function hashOf(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}

const anyOrigin = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers": "X-Request-Id, Retry-After",
};
