import { expect } from "chai";
import { loadedScripts } from "../../../scripts/browser/loadedScripts.ts";
import { signIn } from "../../../scripts/browser/signIn.ts";
import { browserStage } from "./support/browserStage.ts";

const limit = 250_000;

describe("the first load", () => {
  const stage = browserStage();

  it("of everything up to the inbox is at most 250 KB of script, gzipped", async () => {
    const olga = await stage.operator();
    const { customer } = await stage.visit("Hello");
    const { page } = await stage.open("about:blank");
    const loaded = loadedScripts(page);
    await page.goto(stage.url);
    await signIn(page, olga);
    await page.getByRole("link", { name: new RegExp(`^${customer.name}`) }).waitFor();
    const sizes = await loaded();
    expect(sizes.size).to.be.greaterThan(1);
    const sum = [...sizes.values()].reduce((total, size) => total + size, 0);
    expect(sum, JSON.stringify(Object.fromEntries(sizes))).to.be.at.most(limit);
  });
});
