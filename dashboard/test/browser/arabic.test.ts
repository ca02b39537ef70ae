import { expect } from "chai";
import type { Locator } from "playwright-core";
import { browserStage } from "./support/browserStage.ts";

describe("in Arabic", () => {
  const stage = browserStage();

  it("begins so where the browser prefers it, and everything is the other way round", async () => {
    const olga = await stage.operator();
    const { id, customer } = await stage.visit("مرحبا، أين طلبي؟");
    await olga.hearth.api.takeover(id);
    const { page } = await stage.signedIn(olga, `/c/${id}`, { locale: "ar-EG" });
    await page.getByRole("textbox", { name: "ردك" }).waitFor();
    const html = page.locator("html");
    expect([await html.getAttribute("lang"), await html.getAttribute("dir")]).to.deep.equal(["ar", "rtl"]);
    const [rail, inbox, thread, panel] = await Promise.all([
      left(page.locator("nav").first()),
      left(page.getByRole("region", { name: "الوارد" })),
      left(page.getByRole("main", { name: "المحادثة" })),
      left(page.getByRole("complementary", { name: "العميل" })),
    ]);
    expect([panel, thread, inbox, rail]).to.deep.equal([panel, thread, inbox, rail].toSorted((a, b) => a - b));
    // The other side's words are at the side where a line begins, which is the right.
    const article = page.getByRole("article").filter({ hasText: "أين طلبي" });
    const text = article.getByText("أين طلبي");
    expect(await text.evaluate((element) => getComputedStyle(element).direction)).to.equal("rtl");
    await page.getByRole("link", { name: new RegExp(`^${customer.name}`) }).waitFor();
    // Nothing sticks out at the side.
    const overflow = await html.evaluate((element) => element.scrollWidth - element.clientWidth);
    expect(overflow).to.equal(0);
  });

  it("is chosen in the rail, at once and for good; each message keeps the direction of its own words", async () => {
    const olga = await stage.operator();
    const { id } = await stage.visit("Where is my parcel?");
    const { page } = await stage.signedIn(olga, `/c/${id}`);
    await page.getByRole("button", { name: "Language" }).click();
    await page
      .getByRole("menuitem", { name: "العربية" })
      .or(page.getByRole("menuitemradio", { name: "العربية" }))
      .click();
    await page.getByRole("region", { name: "الوارد" }).waitFor();
    const text = page.getByRole("article").getByText("Where is my parcel?");
    expect(await text.evaluate((element) => getComputedStyle(element).direction)).to.equal("ltr");
    await page.reload();
    await page.getByRole("region", { name: "الوارد" }).waitFor();
    expect(await page.locator("html").getAttribute("dir")).to.equal("rtl");
  });
});

async function left(locator: Locator): Promise<number> {
  await locator.waitFor();
  const box = await locator.boundingBox();
  if (box === null) throw new Error("It is not to be seen.");
  return box.x;
}
