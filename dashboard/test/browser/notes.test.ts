import { expect } from "chai";
import { browserStage } from "./support/browserStage.ts";
import { expectThread, message } from "./support/thread.ts";
import { until } from "./support/until.ts";

describe("an internal note", () => {
  const stage = browserStage();

  it("is set apart for the team, and never gets to the customer", async () => {
    const [olga, omar] = await Promise.all([stage.operator(), stage.operator()]);
    const { customer, id } = await stage.visit("My card was charged twice.");
    await olga.hearth.api.takeover(id);
    const screen = customer.hearth.openConversation(id);
    try {
      await until(screen, ({ connection }) => connection === "live");
      const [{ page }, other] = await Promise.all([stage.signedIn(olga, `/c/${id}`), stage.signedIn(omar, `/c/${id}`)]);
      await page.getByText("Note", { exact: true }).click();
      const box = page.getByRole("textbox", { name: "Internal note" });
      await box.fill("He is right, refund him.");
      await box.press("Enter");
      const note = page.getByRole("article", { name: /^Internal note/ });
      await note.getByText("He is right, refund him.").waitFor();
      await other.page
        .getByRole("article", { name: /^Internal note/ })
        .getByText("He is right, refund him.")
        .waitFor();

      await page.getByText("Answer", { exact: true }).click();
      const answer = page.getByRole("textbox", { name: "Your answer" });
      await answer.fill("You are right, we send it back.");
      await answer.press("Enter");
      await expectThread(page, [
        "My card was charged twice.",
        "He is right, refund him.",
        "You are right, we send it back.",
      ]);
      expect(await message(page, "we send it back").getAttribute("aria-label")).not.to.include("Internal note");
      const { messages } = await until(screen, ({ messages }) =>
        messages.some(({ text }) => text?.includes("send it back")),
      );
      expect(JSON.stringify(messages)).not.to.include("refund him");
      expect(messages).to.have.length(2);
    } finally {
      screen.close();
    }
  });
});
