import { expect } from "chai";
import type { Page } from "playwright-core";
import { browserStage } from "./support/browserStage.ts";
import { eventually } from "./support/eventually.ts";
import { attach, bytesOf, narrowUploads, pdf, pressSend, type TestFile } from "./support/files.ts";
import type { Person } from "./support/people.ts";
import { answer, answerBox, expectThread, message, messages } from "./support/thread.ts";
import { until } from "./support/until.ts";

const megabyte = 1024 * 1024;

describe("sending files", () => {
  const stage = browserStage();

  async function hers() {
    const olga = await stage.operator();
    const visit = await stage.visit("Show me.");
    await olga.hearth.api.takeover(visit.id);
    return { olga, ...visit };
  }

  it("a reload in the middle of an upload loses nothing and doubles nothing", async () => {
    const { olga, customer, id } = await hers();
    const { page } = await stage.signedIn(olga, `/c/${id}`);
    await answerBox(page).waitFor();
    const screen = customer.hearth.openConversation(id);
    try {
      const file = pdf("contract.pdf", 1_500_000);
      const widen = await narrowUploads(page);
      await attach(page, [file]);
      await answerBox(page).fill("Here it is.");
      await pressSend(page);
      await expectProgress(page, "contract.pdf");
      await page.reload();
      await expectProgress(page, "contract.pdf");
      expect((await customer.hearth.api.messages(id)).messages).to.have.length(1);
      await widen();
      await expectThread(page, ["Show me.", "Here it is."]);
      await message(page, "Here it is.")
        .getByRole("button", { name: /^Download contract\.pdf/ })
        .waitFor();
      const shown = await until(screen, ({ messages }) => messages.length > 1);
      expect(shown.messages.map(({ text }) => text)).to.deep.equal(["Show me.", "Here it is."]);
      await expectFiles(customer, id, [file]);
    } finally {
      screen.close();
    }
  });

  it("a reload after the file has arrived, and before its message was sent, does not double it either", async () => {
    const { olga, customer, id } = await hers();
    const { page, watched } = await stage.signedIn(olga, `/c/${id}`);
    watched.expectError(/ERR_FAILED/);
    await answerBox(page).waitFor();
    const file = pdf("contract.pdf", 20_000);
    const uploaded = Promise.withResolvers<void>();
    const uploads = `**/v1/conversations/${id}/attachments?*`;
    await page.route(uploads, async (route) => {
      await route.fetch();
      uploaded.resolve();
    });
    await attach(page, [file]);
    await pressSend(page);
    await uploaded.promise;
    await page.reload();
    await page.unroute(uploads);
    await expectThread(page, ["Show me.", "contract.pdf"]);
    await expectFiles(customer, id, [file]);
  });

  it("of several that are dropped each is a message, in order, and how far it is can be seen", async () => {
    const { olga, customer, id } = await hers();
    const { page } = await stage.signedIn(olga, `/c/${id}`);
    await answerBox(page).waitFor();
    const files = ["one.pdf", "two.pdf", "three.pdf"].map((name) => pdf(name, 300_000));
    const widen = await narrowUploads(page);
    await drop(page, files);
    const chosen = page.getByRole("list", { name: "Files to send" }).getByRole("listitem");
    await eventually(page, async () => {
      const names = (await chosen.allInnerTexts()).map((text) => text.split("\n")[0]);
      expect(names).to.deep.equal(["one.pdf", "two.pdf", "three.pdf"]);
    });
    await pressSend(page);
    await chosen.first().waitFor({ state: "detached" });
    await expectProgress(page, "one.pdf");
    // The others wait for their turn.
    for (const name of ["two.pdf", "three.pdf"]) await message(page, name).filter({ hasText: "Sending…" }).waitFor();
    expect(await page.getByRole("progressbar", { name: "Uploading" }).count()).to.equal(1);
    await widen();
    await expectThread(page, ["Show me.", "one.pdf", "two.pdf", "three.pdf"]);
    await expectFiles(customer, id, files);
  });

  it("a pasted image has its place before it is there, and opens large", async () => {
    const { olga, customer, id } = await hers();
    const omar = await stage.operator();
    const sender = await stage.signedIn(olga, `/c/${id}`, { permissions: ["clipboard-read", "clipboard-write"] });
    await answerBox(sender.page).waitFor();
    await sender.page.evaluate(copyImage, { width: 900, height: 600 });
    await answerBox(sender.page).press("ControlOrMeta+V");
    await sender.page.getByRole("list", { name: "Files to send" }).getByRole("img").waitFor();
    await answer(sender.page, "Look at this.");
    await answer(sender.page, "Do you see it?");
    await expectThread(sender.page, ["Show me.", "Look at this.", "Do you see it?"]);
    const [attachment] = await filesOf(customer, id);
    expect(attachment).to.include({ contentType: "image/png", width: 900, height: 600 });

    const { page } = await stage.signedIn(omar);
    const held = Promise.withResolvers<void>();
    await page.route(/\/v1\/attachments\/[^/]+\/thumbnail/, async (route) => {
      await held.promise;
      await route.continue();
    });
    await page.getByRole("link", { name: new RegExp(`^${customer.name}`) }).click();
    const image = page.getByRole("button", { name: /^Open .+ in full size$/ });
    const after = message(page, "Do you see it?");
    await after.waitFor();
    const before = [await image.boundingBox(), await after.boundingBox()];
    expect(before[0]?.width).to.be.closeTo(320, 1);
    expect(before[0]?.height).to.be.closeTo((320 * 600) / 900, 1);
    expect(await naturalWidth(page, "article img")).to.equal(0);
    held.resolve();
    await eventually(page, async () => expect(await naturalWidth(page, "article img")).to.equal(480));
    expect([await image.boundingBox(), await after.boundingBox()]).to.deep.equal(before);

    await image.click();
    await eventually(page, async () => expect(await naturalWidth(page, '[role="dialog"] img')).to.equal(900));
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  });

  it("what is refused says why, and can be discarded; what can never be sent is not even tried", async () => {
    const { olga, customer, id } = await hers();
    const { page, watched } = await stage.signedIn(olga, `/c/${id}`);
    watched.expectError(/status of 41[35]/);
    await answerBox(page).waitFor();
    await drop(page, [{ name: "setup.exe", mimeType: "application/x-msdownload", buffer: Buffer.from("MZ") }]);
    await page.getByText("setup.exe cannot be sent. Images, audio, video, PDF and text can.").waitFor();
    expect(await page.getByRole("list", { name: "Files to send" }).count()).to.equal(0);

    const uploads: string[] = [];
    page.on("request", (request) => {
      if (request.url().includes("/attachments?")) uploads.push(request.url());
    });
    await attach(page, [
      { name: "huge.png", mimeType: "image/png", buffer: Buffer.alloc(10 * megabyte + 1) },
      { name: "huge.csv", mimeType: "text/csv", buffer: Buffer.alloc(5 * megabyte + 1) },
    ]);
    await page.getByText("huge.png is too large: at most 10 MB can be sent.").waitFor();
    await page.getByText("huge.csv is too large: at most 5 MB can be sent.").waitFor();
    expect(await page.getByRole("list", { name: "Files to send" }).count()).to.equal(0);
    expect(uploads).to.deep.equal([]);

    // What they are, only their bytes tell.
    const beginning = Buffer.from(await (await fetch(onePixel)).arrayBuffer());
    const refused = [
      {
        file: { name: "not.png", mimeType: "image/png", buffer: Buffer.alloc(2_000) },
        why: "This type of file is not taken.",
      },
      {
        // A film, as long as one believes its name.
        file: { name: "huge.mp4", mimeType: "video/mp4", buffer: Buffer.concat([beginning, Buffer.alloc(11_000_000)]) },
        why: "This file is too large.",
      },
    ];
    for (const { file, why } of refused) {
      await attach(page, [file]);
      await pressSend(page);
      const failed = messages(page).filter({ hasText: "Not sent" });
      await failed.filter({ hasText: why }).waitFor();
      await failed.getByRole("button", { name: "Discard" }).click();
      await expectThread(page, ["Show me."]);
    }
    await page.reload();
    await expectThread(page, ["Show me."]);
    expect(await filesOf(customer, id)).to.deep.equal([]);
  });

  it("what is sent while offline goes out when the network is back, in its place", async () => {
    const { olga, customer, id } = await hers();
    const { page, goOffline, goOnline } = await stage.signedInByCable(olga, `/c/${id}`);
    await expectThread(page, ["Show me."]);
    await goOffline();
    await page.getByRole("status").filter({ hasText: "Offline: what you send waits." }).waitFor();
    const file = pdf("contract.pdf", 50_000);
    await answer(page, "One moment.");
    await attach(page, [file]);
    await pressSend(page);
    await answer(page, "There it is.");
    await message(page, "contract.pdf").filter({ hasText: "Sending…" }).waitFor();
    await goOnline();
    await expectThread(page, ["Show me.", "One moment.", "contract.pdf", "There it is."]);
    await expectFiles(customer, id, [file]);
  });
});

/** That file is on its way: some of it has gone, and not all. */
async function expectProgress(page: Page, name: string): Promise<void> {
  const bar = message(page, name).getByRole("progressbar", { name: "Uploading" });
  await eventually(page, async () =>
    expect(Number(await bar.getAttribute("aria-valuenow", { timeout: 1_000 })))
      .to.be.greaterThan(0)
      .and.lessThan(100),
  );
}

/** What the customer gets: exactly these, one in each message, byte for byte. */
async function expectFiles(customer: Person, id: string, files: readonly TestFile[]): Promise<void> {
  const got = await filesOf(customer, id);
  expect(got.map(({ name }) => name)).to.deep.equal(files.map(({ name }) => name));
  for (const [index, file] of files.entries()) {
    const bytes = await bytesOf(customer, got[index]?.id ?? "");
    expect(bytes.equals(file.buffer), file.name).to.equal(true);
  }
}

async function filesOf({ hearth }: Person, id: string) {
  const { messages } = await hearth.api.messages(id);
  return messages.flatMap(({ attachment }) => attachment ?? []);
}

/** Onto the messages, from another program. */
async function drop(page: Page, files: readonly TestFile[]): Promise<void> {
  const given = files.map(({ name, mimeType, buffer }) => ({ name, mimeType, base64: buffer.toString("base64") }));
  const dataTransfer = await page.evaluateHandle((given) => {
    const carried = new DataTransfer();
    for (const { name, mimeType, base64 } of given) {
      const bytes = Uint8Array.from(atob(base64), (each) => each.charCodeAt(0));
      carried.items.add(new File([bytes], name, { type: mimeType }));
    }
    return carried;
  }, given);
  const log = page.getByRole("log", { name: "Messages" });
  await log.dispatchEvent("dragover", { dataTransfer });
  await page.getByText("Drop to attach").waitFor();
  await log.dispatchEvent("drop", { dataTransfer });
}

/** As another program does: into the system's clipboard. */
async function copyImage({ width, height }: { width: number; height: number }): Promise<void> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("There is nothing to draw on.");
  context.fillStyle = "teal";
  context.fillRect(0, 0, width, height / 2);
  await navigator.clipboard.write([new ClipboardItem({ "image/png": canvas.convertToBlob() })]);
}

/** How wide the image is by itself; 0 until it is there. */
function naturalWidth(page: Page, selector: string): Promise<number> {
  return page.evaluate((selector) => {
    const image = document.querySelector(selector);
    return image instanceof HTMLImageElement && image.complete ? image.naturalWidth : 0;
  }, selector);
}

const onePixel =
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
