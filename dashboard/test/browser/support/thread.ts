import { expect } from "chai";
import type { Locator, Page } from "playwright-core";
import { eventually } from "./eventually.ts";

/** What one may do with the keyboard and the mouse in the conversation that is open, and what one sees there. */
export const answerBox = (page: Page): Locator => page.getByRole("textbox", { name: "Your answer" });

export const messages = (page: Page): Locator => page.getByRole("log", { name: "Messages" }).getByRole("article");

/** The one message that says this. */
export const message = (page: Page, text: string): Locator => messages(page).filter({ hasText: text });

/** Writes an answer and sends it as people do. */
export async function answer(page: Page, text: string): Promise<void> {
  await answerBox(page).fill(text);
  await answerBox(page).press("Enter");
}

/** Waits until the open conversation says exactly this: each once, in this order, and nothing on its way any more. */
export async function expectThread(page: Page, texts: readonly string[]): Promise<void> {
  await eventually(page, async () => {
    const shown = await messages(page).allInnerTexts();
    const said = shown.map((all) => texts.find((text) => all.includes(text)) ?? all);
    expect(said).to.deep.equal(texts);
    expect(shown.join("\n")).not.to.match(/Sending…|Not sent/);
  });
}
