import { AxeBuilder } from "@axe-core/playwright";
import { expect } from "chai";
import type { Page } from "playwright-core";
import { browserStage } from "../../../dashboard/test/browser/support/browserStage.ts";
import { conversationOf, expectThread, field, launcher, message, open, panel, say } from "./support/chat.ts";
import { hostPages } from "./support/hostPage.ts";

describe("the chat's looks", () => {
  const stage = browserStage();
  const sites = hostPages();
  const site = (lang = "en") => sites.add({ hearth: stage.url, stream: stage.stream, css: "kind", lang });

  for (const lang of ["en", "ar"]) {
    it(`have nothing that axe finds serious, in ${lang}, light or dark`, async () => {
      const dana = await stage.operator();
      const { page } = await stage.open(site(lang));
      await open(page);
      const found = await seriousOn(page, "new");
      await say(page, "My cup is broken.");
      const id = await conversationOf(page);
      await dana.hearth.api.takeover(id);
      await dana.hearth.api.sendMessage(id, { clientId: "a1", text: "I am sorry. https://example.com" });
      await message(page, "I am sorry.").waitFor();
      expect(await panel(page).evaluate((element) => getComputedStyle(element).direction)).to.equal(
        lang === "ar" ? "rtl" : "ltr",
      );
      found.push(...(await seriousOn(page, "talking")));
      await panel(page)
        .getByRole("button", { name: /^Emoji$|رموز/ })
        .click();
      found.push(...(await seriousOn(page, "emoji")));
      await dana.hearth.api.closeConversation(id);
      await panel(page).getByRole("radio").nth(2).check({ force: true });
      found.push(...(await seriousOn(page, "closed")));
      expect(found).to.deep.equal([]);
    });
  }

  it("are those of a whole screen on a phone, where Tab stays inside", async () => {
    const { page } = await stage.open(site(), {
      viewport: { width: 390, height: 780 },
      hasTouch: true,
      isMobile: true,
    });
    await open(page);
    expect(await panel(page).boundingBox()).to.deep.equal({ x: 0, y: 0, width: 390, height: 780 });
    expect(await panel(page).getAttribute("aria-modal")).to.equal("true");
    for (let n = 0; n < 12; n += 1) {
      await page.keyboard.press("Tab");
      expect(await panel(page).evaluate((element) => element.matches(":focus-within"))).to.equal(true);
    }
    await page.keyboard.press("Escape");
    await panel(page).waitFor({ state: "hidden" });
    expect(await launcher(page).evaluate((element) => element.matches(":focus"))).to.equal(true);
  });

  it("leave who touches the field at once where they are, as it opens and as the screen turns", async () => {
    const { page } = await stage.open(site(), { viewport: { width: 390, height: 780 } });
    await open(page);
    await page.keyboard.press("Escape");
    const isWriting = await page.evaluate(async () => {
      const root = document.querySelector("hearth-chat")?.shadowRoot;
      root?.querySelector<HTMLButtonElement>(".launcher")?.click();
      const writing = root?.querySelector("textarea");
      while (!writing?.checkVisibility()) await Promise.resolve();
      writing.focus();
      // What is left to do after the picture is drawn is done by then.
      for (let frames = 0; frames < 3; frames += 1) await new Promise(requestAnimationFrame);
      return root?.activeElement === writing;
    });
    expect(isWriting).to.equal(true);
    await page.setViewportSize({ width: 780, height: 390 });
    await page.setViewportSize({ width: 390, height: 780 });
    await page.keyboard.type("Hello");
    expect(await field(page).inputValue()).to.equal("Hello");
  });

  it("follow the site's accent with text that can be read on it, black or white", async () => {
    const { page } = await stage.open(site());
    const inks = await page.evaluate(() => {
      const button = document.querySelector("hearth-chat")?.shadowRoot?.querySelector("button");
      if (!button) throw new Error("No launcher");
      return ["#ffe08a", "#123456", "#767676", "#757575"].map((accent) => {
        document.documentElement.style.setProperty("--hearth-accent", accent);
        return getComputedStyle(button).color;
      });
    });
    const isWhite = inks.map((ink) => !/ 0 0 0\)/.test(ink));
    expect(isWhite).to.deep.equal([false, true, false, true]);
  });

  it("take an emoji into what is written, by keyboard alone", async () => {
    const { page } = await stage.open(site());
    await open(page);
    await field(page).fill("Thanks ");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Enter");
    await expectThread(page, ["Thanks 😄"]);
  });
});

/** What axe finds serious or critical on the page as it is now. */
async function seriousOn(page: Page, where: string): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).include("hearth-chat").analyze();
    for (const { id, impact, help, nodes } of violations) {
      if (impact !== "serious" && impact !== "critical") continue;
      found.push(
        ...nodes.map(
          ({ html, failureSummary }) => `${where}, ${colorScheme}: ${id}: ${help}. ${html} ${failureSummary}`,
        ),
      );
    }
  }
  return found;
}
