import { loadedScripts } from "../../scripts/browser/loadedScripts.ts";
import type { Benchmark } from "../Benchmark.ts";
import { measure } from "../measure.ts";
import { openDashboard } from "./openDashboard.ts";

/** What is fetched of scripts before the inbox is to be seen, the sign-in page's among it. */
export const firstLoad: Benchmark = {
  needs: "Firestore emulator",
  async run(atEnd) {
    const { page, open } = await openDashboard(atEnd);
    const loaded = loadedScripts(page);
    await open("/");
    await page.getByRole("tablist").waitFor();
    const sizes = await loaded();
    const sum = [...sizes.values()].reduce((total, size) => total + size, 0);
    return measure(1, async () => [
      {
        figure: "firstLoad.scripts",
        what: "scripts up to the inbox, gzipped, in KB",
        limit: { atMost: 250 },
        value: sum / 1000,
      },
      { figure: "firstLoad.files", what: "… in so many files", value: sizes.size },
    ]);
  },
};
