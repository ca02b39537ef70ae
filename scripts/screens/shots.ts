import type { Page } from "playwright-core";
import { conversations, type DemoAccount, olga } from "../seed/demo.ts";

/** One page as it is to be seen. */
export type Shot = {
  /** The file's name, before the theme. */
  name: string;
  /** Who is signed in; nobody at the sign-in page. */
  as?: DemoAccount;
  locale: "en-GB" | "ar-EG";
  /** The uid of the demo's customer whose conversation is open. */
  customer?: string;
  path: string;
  /** By default that of a laptop. In pixels. */
  viewport?: { width: number; height: number };
  /** What is done there, until all that it is to show is there. */
  settle(page: Page): Promise<void>;
};

/** The one that Olga has. */
const hers = conversations.find(({ steps }) => steps.some((step) => "does" in step && step.by === olga));
const customer = hers?.customer.uid;

const heading = async (page: Page) => page.getByRole("heading", { level: 1 }).waitFor();
const thread = async (page: Page) => {
  const picture = page.getByRole("log").locator("img").first();
  await picture.waitFor();
  await picture.evaluate("(image) => image.decode()");
  await page.getByRole("link").filter({ hasText: "Ada" }).first().waitFor();
};

/** Somebody in the shop asks the bot, and then for a person. */
const chat = async (page: Page) => {
  await page.getByRole("button", { name: "Chat with us" }).click();
  await page.getByRole("textbox", { name: "Your message" }).fill("Hello! How long does delivery take?");
  await page.keyboard.press("Enter");
  await page.getByText("two to three days").waitFor();
  await page.getByRole("button", { name: "Talk to a person" }).click();
  await page.getByText("in the queue").first().waitFor();
};

const english = { as: olga, locale: "en-GB" } as const;

export const shots: readonly Shot[] = [
  {
    name: "sign-in",
    locale: "en-GB",
    path: "/",
    settle: async (page) => {
      await heading(page);
      await page.getByRole("button", { name: "Olga, operator" }).waitFor();
    },
  },
  { ...english, name: "desk", customer, path: "/c/", settle: thread },
  { ...english, name: "team", path: "/team", settle: heading },
  { ...english, name: "metrics", path: "/metrics", settle: heading },
  { ...english, name: "canned-responses", path: "/canned", settle: heading },
  {
    ...english,
    name: "keys",
    customer,
    path: "/c/",
    settle: async (page) => {
      await thread(page);
      await page.keyboard.press("?");
      await page.getByRole("dialog").waitFor();
    },
  },
  { as: olga, locale: "ar-EG", name: "desk-arabic", customer, path: "/c/", settle: thread },
  { name: "chat", locale: "en-GB", path: "/shop/", settle: chat },
  { name: "chat-phone", locale: "en-GB", path: "/shop/", viewport: { width: 390, height: 760 }, settle: chat },
];
