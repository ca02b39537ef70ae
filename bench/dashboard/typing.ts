import type { Page } from "playwright-core";
import { createHearth } from "../../client/src/index.ts";
import { fill, openBackend } from "../../functions/test/support/streamSeeds.ts";
import { signUp } from "../../scripts/emulators/accounts.ts";
import { percentile } from "../../scripts/replay/percentile.ts";
import type { Benchmark } from "../Benchmark.ts";
import { measure, median, type Sample } from "../measure.ts";
import { openDashboard } from "./openDashboard.ts";

const runs = 5;
const messages = 5_000;
const words = "I am looking into it, and shall tell you as soon as I know more about your order. ";

/** Answering in a conversation of 5,000 messages, all of which were scrolled to: from each key to the next picture. */
export const typing: Benchmark = {
  needs: "Firestore emulator",
  async run(atEnd) {
    const { served, page, open, token } = await openDashboard(atEnd);
    const backend = openBackend();
    atEnd(() => backend.db.terminate());
    const customer = await signUp({ name: "Ada" });
    const { api } = createHearth({ baseUrl: served.api, getToken: async () => customer.token });
    const { id } = await api.createConversation({ message: { clientId: "first", text: "the very first" } });
    // No more at once than one instance takes.
    for (let left = messages - 1; left > 0; left -= 400) await fill(backend, id, Math.min(400, left));
    const operator = createHearth({ baseUrl: served.api, getToken: async () => token });
    await operator.api.takeover(id);
    await open(`/c/${id}`);
    await page.getByRole("article").last().waitFor();
    await scrollToFirst(page);
    const box = page.getByRole("textbox", { name: "Your answer" });
    await watchKeys(page);
    return measure(runs, async () => {
      await box.fill("");
      await box.focus();
      await page.evaluate("keyTimes.length = 0");
      for (const letter of words) await page.keyboard.press(letter === " " ? "Space" : letter);
      const times = await page.evaluate<number[]>("allKeysShown()");
      return typed(times);
    });
  },
};

function typed(times: readonly number[]): Sample[] {
  return [
    {
      figure: "typing.p95",
      what: "key → picture, p95",
      unit: "ms",
      limit: { atMost: 50 },
      value: percentile(times, 0.95),
    },
    { figure: "typing.p50", what: "… p50", unit: "ms", limit: { atMost: 50 }, value: median(times) },
  ];
}

async function scrollToFirst(page: Page): Promise<void> {
  const first = page.getByRole("article").filter({ hasText: "the very first" });
  const log = page.getByRole("log");
  while ((await first.count()) === 0) {
    await log.hover();
    await page.mouse.wheel(0, -50_000);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
}

/** Has the page note, for each key, the milliseconds until the picture after it. */
async function watchKeys(page: Page): Promise<void> {
  await page.evaluate(() => {
    const keyTimes: number[] = [];
    const shown: Promise<void>[] = [];
    const note = (event: KeyboardEvent) => {
      const afterwards = new Promise<void>((resolve) => {
        requestAnimationFrame(() => {
          // A task of its own comes after the frame has been drawn.
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => {
            keyTimes.push(performance.now() - event.timeStamp);
            resolve();
          };
          port2.postMessage(null);
        });
      });
      shown.push(afterwards);
    };
    window.addEventListener("keydown", note, { capture: true });
    Object.assign(window, { keyTimes, allKeysShown: () => Promise.all(shown.splice(0)).then(() => keyTimes) });
  });
}
