import { expect } from "chai";
import type { Page } from "playwright-core";
import type { Person } from "./people.ts";

/** As Playwright takes it. */
export type TestFile = { name: string; mimeType: string; buffer: Buffer };

/** A PDF to whoever looks at how it begins, else so many bytes of chance: none is like another. */
export function pdf(name: string, size: number): TestFile {
  const beginning = Buffer.from("%PDF-1.7\n");
  const parts = [beginning];
  for (let left = size - beginning.length; left > 0; left -= 65_536) {
    parts.push(Buffer.from(crypto.getRandomValues(new Uint8Array(Math.min(left, 65_536)))));
  }
  return { name, mimeType: "application/pdf", buffer: Buffer.concat(parts) };
}

/** By the button, as if they had been chosen from a folder. */
export async function attach(page: Page, files: readonly TestFile[]): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Attach a file" }).click(),
  ]);
  await chooser.setFiles([...files]);
}

export async function pressSend(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Send", exact: true }).click();
}

/**
 * The page's way up becomes so narrow that no file gets through while a test looks; reads are as fast as ever, also
 * after a reload. Gives what widens it again.
 */
export async function narrowUploads(page: Page): Promise<() => Promise<void>> {
  const devtools = await page.context().newCDPSession(page);
  const set = (uploadThroughput: number) =>
    devtools.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput,
    });
  await devtools.send("Network.enable");
  // In bytes a second.
  await set(30_000);
  return async () => {
    await set(-1);
    await devtools.detach();
  };
}

/** The bytes of an attachment, got as that person. */
export async function bytesOf({ hearth }: Person, id: string): Promise<Buffer> {
  const { url } = await hearth.api.attachmentLink(id);
  const response = await fetch(url);
  expect(response.status).to.equal(200);
  return Buffer.from(await response.arrayBuffer());
}
