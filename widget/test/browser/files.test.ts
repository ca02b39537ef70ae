import { expect } from "chai";
import type { Page } from "playwright-core";
import sharp from "sharp";
import { browserStage } from "../../../dashboard/test/browser/support/browserStage.ts";
import { eventually } from "../../../dashboard/test/browser/support/eventually.ts";
import { narrowUploads } from "../../../dashboard/test/browser/support/files.ts";
import { fixture } from "../../../functions/test/support/fixture.ts";
import { conversationOf, field, messages, open, panel } from "./support/chat.ts";
import { hostPages } from "./support/hostPage.ts";

type Given = { name: string; type: string; base64: string };

describe("files in the chat", () => {
  const stage = browserStage();
  const sites = hostPages();

  it("three that are dropped at once are chosen, sent with their progress, and shown as what they are", async () => {
    const dana = await stage.operator();
    const { page } = await stage.open(sites.add({ hearth: stage.url, stream: stage.stream }));
    await open(page);
    const image = await sharp({ create: { width: 900, height: 600, channels: 3, background: "#c2410c" } })
      .jpeg()
      .toBuffer();
    await give(page, "drop", [
      { name: "broken.jpg", type: "image/jpeg", base64: image.toString("base64") },
      { name: "order.txt", type: "text/plain", base64: Buffer.from("An order\n".repeat(300_000)).toString("base64") },
      { name: "notes.txt", type: "text/plain", base64: Buffer.from("Some notes").toString("base64") },
    ]);
    await eventually(page, async () =>
      expect(await panel(page).getByRole("listitem").allInnerTexts()).to.have.lengthOf(3),
    );
    const widen = await narrowUploads(page);
    await field(page).fill("It came like this.");
    await field(page).press("Enter");
    await panel(page).getByRole("button", { name: "Image: broken.jpg" }).locator("img").waitFor();
    const bar = panel(page).getByRole("progressbar", { name: "Uploading order.txt" });
    await eventually(page, async () =>
      expect(await bar.evaluate((element: HTMLProgressElement) => element.value))
        .to.be.greaterThan(0)
        .and.lessThan(1),
    );
    await widen();
    await panel(page).getByRole("button", { name: "Download order.txt" }).waitFor();
    await panel(page).getByRole("button", { name: "Download notes.txt" }).waitFor();
    const { messages: sent } = await dana.hearth.api.messages(await conversationOf(page));
    expect(sent.map(({ kind, text, attachment }) => [kind, text, attachment?.name])).to.deep.equal([
      ["image", "It came like this.", "broken.jpg"],
      ["file", "", "order.txt"],
      ["file", "", "notes.txt"],
    ]);

    await panel(page).getByRole("button", { name: "Image: broken.jpg" }).click();
    const large = page.getByRole("dialog", { name: "Image: broken.jpg" });
    await eventually(page, async () => {
      expect(await large.locator("img").evaluate((element: HTMLImageElement) => element.naturalWidth)).to.equal(900);
    });
    await page.keyboard.press("Escape");
    await large.waitFor({ state: "detached" });
    await field(page).waitFor();
  });

  it("a film opens beside the site's page, which stays as it is", async () => {
    const { page, context } = await stage.open(sites.add({ hearth: stage.url, stream: stage.stream }));
    await open(page);
    const film = (await fixture("film.webm")).toString("base64");
    await give(page, "drop", [{ name: "film.webm", type: "video/webm", base64: film }]);
    await panel(page).getByRole("button", { name: "Do not send film.webm" }).waitFor();
    await field(page).press("Enter");
    const address = page.url();
    const [beside] = await Promise.all([
      context.waitForEvent("page"),
      panel(page).getByRole("button", { name: "Download film.webm" }).click(),
    ]);
    await beside.waitForURL(/\/v1\/attachments\//);
    expect(page.url()).to.equal(address);
    await field(page).waitFor();
  });

  it("one that is pasted is chosen, one of a kind that is not taken, or too large for its kind, is refused with its name", async () => {
    const { page } = await stage.open(sites.add({ hearth: stage.url, stream: stage.stream }));
    await open(page);
    await give(page, "paste", [{ name: "a.txt", type: "text/plain", base64: "QQ==" }]);
    await panel(page).getByRole("button", { name: "Do not send a.txt" }).waitFor();
    await give(page, "drop", [{ name: "a.exe", type: "application/x-msdownload", base64: "QQ==" }]);
    await panel(page).getByText("a.exe: this kind of file cannot be sent.").waitFor();
    const large = Buffer.alloc(5 * 1024 * 1024 + 1, "a").toString("base64");
    await give(page, "drop", [{ name: "large.csv", type: "text/csv", base64: large }]);
    await panel(page).getByText("large.csv is too large: at most 5 MB.").waitFor();
    await panel(page).getByRole("button", { name: "Do not send a.txt" }).click();
    expect(await panel(page).getByRole("listitem").count()).to.equal(0);
    expect(await messages(page).count()).to.equal(0);
  });
});

/** As the browser does it: with a transfer that has the files. */
async function give(page: Page, how: "drop" | "paste", files: readonly Given[]): Promise<void> {
  await field(page).evaluate(
    (element, { how, files }) => {
      const transfer = new DataTransfer();
      for (const { name, type, base64 } of files) {
        transfer.items.add(new File([Uint8Array.from(atob(base64), (each) => each.charCodeAt(0))], name, { type }));
      }
      const options = { bubbles: true, cancelable: true, composed: true };
      if (how === "paste") {
        element.dispatchEvent(new ClipboardEvent("paste", { ...options, clipboardData: transfer }));
        return;
      }
      for (const name of ["dragenter", "dragover", "drop"]) {
        element.dispatchEvent(new DragEvent(name, { ...options, dataTransfer: transfer }));
      }
    },
    { how, files },
  );
}
