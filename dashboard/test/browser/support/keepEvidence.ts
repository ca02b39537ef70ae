import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Screen } from "./Screen.ts";

const folder = fileURLToPath(new URL("../../../../.hearth/browser", import.meta.url));

/** What each browser showed and told when a test failed, in files that git ignores. Returns their paths without endings. */
export async function keepEvidence(title: string, screens: readonly Screen[]): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const name = title.replace(/[^a-zA-Z0-9]+/g, "-").slice(0, 80);
  return Promise.all(
    screens.map(async ({ page, watched }, index) => {
      const path = join(folder, `${name}-${index + 1}`);
      await writeFile(`${path}.log`, watched.log.join("\n"));
      await page.screenshot({ path: `${path}.png` }).catch(() => undefined);
      return path;
    }),
  );
}
