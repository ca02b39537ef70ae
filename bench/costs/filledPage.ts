import { readFile } from "node:fs/promises";
import { fillRegions } from "../../scripts/docs/fillRegions.ts";
import { countedSchema } from "./Counted.ts";
import { describeCosts } from "./describeCosts.ts";
import { pricesSchema } from "./Prices.ts";

export const page = new URL("../../docs/costs.md", import.meta.url);
export const countedFile = new URL("counted.json", import.meta.url);

/** docs/costs.md as it is, and as it should be by the stored counts and prices. */
export async function filledPage(): Promise<{ before: string; after: string }> {
  const counted = countedSchema.parse(await readJson(countedFile));
  const prices = pricesSchema.parse(await readJson(new URL("prices.json", import.meta.url)));
  const before = await readFile(page, "utf8");
  return { before, after: fillRegions(before, describeCosts(counted, prices)) };
}

async function readJson(file: URL): Promise<unknown> {
  return JSON.parse(await readFile(file, "utf8"));
}
