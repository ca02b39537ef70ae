import { Firestore } from "@google-cloud/firestore";
import type { Page } from "playwright-core";
import { percentile } from "../../scripts/replay/percentile.ts";
import type { Benchmark } from "../Benchmark.ts";
import { seedInbox } from "../inbox/seedInbox.ts";
import { measure, median, type Sample } from "../measure.ts";
import { openDashboard } from "./openDashboard.ts";

const runs = 5;
const rows = 10_000;
const frames = 300;

/** Pixels a frame: at 60 frames a second three screens of it, faster than anyone reads. */
const step = 40;

/** The inbox of 10,000 conversations, all of them fetched, while it is scrolled: how many pictures a second. */
export const scrolling: Benchmark = {
  needs: "Firestore emulator",
  async run(atEnd) {
    const db = new Firestore({ ignoreUndefinedProperties: true });
    atEnd(() => db.terminate());
    await seedInbox(db, rows);
    const { page, open } = await openDashboard(atEnd);
    await open("/");
    await page.getByRole("region", { name: "Inbox" }).getByRole("link").first().waitFor();
    await fetchAll(page);
    return measure(runs, async () => scrolled(await scroll(page)));
  },
};

function scrolled(intervals: readonly number[]): Sample[] {
  return [
    {
      figure: "scrolling.fps",
      what: "frames a second, by the median frame",
      unit: "/s",
      limit: { atLeast: 50 },
      value: 1000 / median(intervals),
    },
    {
      figure: "scrolling.slowFps",
      what: "… by the one in twenty that takes longest",
      unit: "/s",
      value: 1000 / percentile(intervals, 0.95),
    },
  ];
}

/** To the end again and again, until the last row of all is there. */
async function fetchAll(page: Page): Promise<void> {
  await page.evaluate(async (last) => {
    const list = document.querySelector('[data-virtuoso-scroller="true"]');
    if (list === null) throw new Error("There is no list.");
    while (list.querySelector(`[data-item-index="${last}"]`) === null) {
      list.scrollTop = list.scrollHeight;
      await new Promise(requestAnimationFrame);
    }
  }, rows - 1);
}

/** From the first row on; the milliseconds between one picture and the next. */
function scroll(page: Page): Promise<number[]> {
  return page.evaluate(
    async ({ frames, step }) => {
      const list = document.querySelector('[data-virtuoso-scroller="true"]');
      if (list === null) throw new Error("There is no list.");
      const frame = () => new Promise<number>(requestAnimationFrame);
      list.scrollTop = 0;
      let before = await frame();
      const intervals: number[] = [];
      for (let count = 0; count < frames; count++) {
        list.scrollTop += step;
        const now = await frame();
        intervals.push(now - before);
        before = now;
      }
      return intervals;
    },
    { frames, step },
  );
}
