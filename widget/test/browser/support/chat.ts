import { expect } from "chai";
import type { Locator, Page } from "playwright-core";
import { eventually } from "../../../../dashboard/test/browser/support/eventually.ts";

/** What a customer sees of the chat, and does with it. */
export const launcher = (page: Page): Locator => page.locator("hearth-chat .launcher");
export const panel = (page: Page): Locator => page.getByRole("dialog").first();
export const field = (page: Page): Locator => panel(page).getByRole("textbox", { name: /Your message|رسالتك/ });
export const messages = (page: Page): Locator => panel(page).getByRole("log").getByRole("article");
export const message = (page: Page, text: string): Locator => messages(page).filter({ hasText: text });
export const status = (page: Page): Locator => panel(page).getByRole("status").first();

export async function open(page: Page): Promise<void> {
  await launcher(page).click();
  await field(page).waitFor();
}

/** Writes it and sends it as people do. */
export async function say(page: Page, text: string): Promise<void> {
  await field(page).fill(text);
  await field(page).press("Enter");
  await message(page, text).waitFor();
}

/** The conversation's id, once there is one. */
export async function conversationOf(page: Page): Promise<string> {
  const find = () =>
    page.evaluate(() => {
      const key = Object.keys(localStorage).find((each) => each.startsWith("hearth-conversation:"));
      return key === undefined ? null : localStorage.getItem(key);
    });
  let found: string | null = null;
  await eventually(page, async () => {
    found = await find();
    expect(found).to.be.a("string");
  });
  return found ?? "";
}

/** Waits until the thread says exactly this: each once, in this order, and nothing on its way any more. */
export async function expectThread(page: Page, texts: readonly string[]): Promise<void> {
  await eventually(page, async () => {
    const shown = await messages(page).allInnerTexts();
    expect(shown.map((all) => texts.find((text) => all.includes(text)) ?? all)).to.deep.equal(texts);
    expect(shown.join("\n")).not.to.match(/Sending…|Not sent/);
  });
}
