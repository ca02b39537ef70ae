import type { Page } from "playwright-core";
import { createHearth } from "../../client/src/index.ts";
import { signUp } from "../../scripts/emulators/accounts.ts";
import type { Benchmark } from "../Benchmark.ts";
import { measure, median, type Sample } from "../measure.ts";
import { openDashboard } from "./openDashboard.ts";
import { rawStream } from "./rawStream.ts";
import { wallClock } from "./wallClock.ts";

const runs = 5;
const messages = 60;
const warmUp = 20;

/** In milliseconds since the call began. */
type Delivery = { answered: number; event: number; shown: number };

/**
 * A customer's message on its way to an operator's screen, against the same message at a client of the stream that
 * shows nothing. Both watch at once, so that each message is seen by both.
 */
export const delivery: Benchmark = {
  needs: "Firestore emulator",
  async run(atEnd) {
    const { served, page, open, token } = await openDashboard(atEnd);
    const customer = await signUp({ name: "Ada" });
    const { api } = createHearth({ baseUrl: served.api, getToken: async () => customer.token });
    const { id } = await api.createConversation({ message: { clientId: "first", text: "first" } });
    await open(`/c/${id}`);
    await page.getByRole("article").first().waitFor();
    const raw = await rawStream(served.stream, id, token);
    atEnd(raw.close);
    await watchArticles(page);
    let count = 0;

    async function deliver(): Promise<Delivery> {
      count += 1;
      const text = `message ${count} ends`;
      const began = wallClock();
      await api.sendMessage(id, { clientId: text.replaceAll(" ", "-"), text });
      const answered = wallClock();
      const event = await raw.seen(text);
      const shown = await shownAt(page, text);
      return { answered: answered - began, event: event - began, shown: shown - began };
    }
    async function deliverAll(wanted: number): Promise<Delivery[]> {
      const ahead = await clockAhead(page);
      const all: Delivery[] = [];
      for (let done = 0; done < wanted; done++) all.push(await deliver());
      return all.map((each) => ({ ...each, shown: each.shown - ahead }));
    }
    await deliverAll(warmUp);
    return measure(runs, async () => compared(await deliverAll(messages)));
  },
};

function compared(deliveries: readonly Delivery[]): Sample[] {
  const p50 = (of: (delivery: Delivery) => number) => median(deliveries.map(of));
  const [event, shown, answered] = [
    p50(({ event }) => event),
    p50(({ shown }) => shown),
    p50(({ answered }) => answered),
  ];
  return [
    {
      figure: "delivery.shown",
      what: "POST → on another screen ÷ POST → event at a bare client of the stream",
      unit: "×",
      limit: { atMost: 1.5 },
      value: shown / event,
    },
    {
      figure: "delivery.fromAnswer",
      what: "POST answered → on another screen ÷ POST answered → event",
      unit: "×",
      value: (shown - answered) / (event - answered),
    },
    { figure: "delivery.shownTime", what: "POST → on another screen, p50", unit: "ms", value: shown },
    { figure: "delivery.eventTime", what: "POST → event, p50", unit: "ms", value: event },
    { figure: "delivery.answerTime", what: "POST → answer, p50", unit: "ms", value: answered },
    {
      figure: "delivery.afterEvent",
      what: "event → on another screen, p50",
      unit: "ms",
      value: p50((each) => each.shown - each.event),
    },
  ];
}

/** Has the page note when each message comes into it. */
async function watchArticles(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen = new Map<string, number>();
    const waiting = new Map<string, (time: number) => void>();
    const log = document.querySelector('[role="log"]');
    if (log === null) throw new Error("There is no list of messages.");
    new MutationObserver(() => {
      const time = performance.timeOrigin + performance.now();
      for (const [text] of log.textContent?.matchAll(/message \d+ ends/g) ?? []) {
        if (seen.has(text)) continue;
        seen.set(text, time);
        waiting.get(text)?.(time);
      }
    }).observe(log, { childList: true, subtree: true, characterData: true });
    Object.assign(window, {
      shownAt: (text: string) => seen.get(text) ?? new Promise<number>((resolve) => waiting.set(text, resolve)),
    });
  });
}

/** When it was shown, by the browser's clock. */
async function shownAt(page: Page, text: string): Promise<number> {
  return Number(await page.evaluate(`shownAt(${JSON.stringify(text)})`));
}

/** By how much the browser's clock is ahead of ours: of some answers the quickest tells it best. */
async function clockAhead(page: Page): Promise<number> {
  let best = { took: Number.POSITIVE_INFINITY, ahead: 0 };
  for (let asked = 0; asked < 20; asked++) {
    const began = wallClock();
    const theirs = await page.evaluate(() => performance.timeOrigin + performance.now());
    const took = wallClock() - began;
    if (took < best.took) best = { took, ahead: theirs - (began + took / 2) };
  }
  return best.ahead;
}
