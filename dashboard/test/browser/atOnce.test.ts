import { expect } from "chai";
import { browserStage } from "./support/browserStage.ts";
import { answer, answerBox, expectThread, message } from "./support/thread.ts";
import { until } from "./support/until.ts";

/** Messages of each side in each conversation. */
const rounds = 5;

describe("two operators and two customers at once", () => {
  const stage = browserStage();

  it("all see every message once and in the same order, and what was read", async () => {
    const [olga, omar] = await Promise.all([stage.operator(), stage.operator()]);
    const [first, second] = await Promise.all([stage.visit("first: 00"), stage.visit("second: 00")]);
    await olga.hearth.api.takeover(first.id);
    await omar.hearth.api.takeover(second.id);
    const [hers, his] = await Promise.all([
      stage.signedIn(olga, `/c/${first.id}`),
      stage.signedIn(omar, `/c/${second.id}`),
    ]);
    const sides = [
      { ...first, page: hers.page, name: "first", screen: first.customer.hearth.openConversation(first.id) },
      { ...second, page: his.page, name: "second", screen: second.customer.hearth.openConversation(second.id) },
    ];
    try {
      await Promise.all(
        sides.map(async ({ page, screen, name }) => {
          await Promise.all([answerBox(page).waitFor(), until(screen, ({ connection }) => connection === "live")]);
          for (let round = 1; round <= rounds; round++) {
            screen.send({ text: `${name}: customer ${round}` });
            await answer(page, `${name}: operator ${round}`);
          }
        }),
      );
      for (const { page, screen, id, customer } of sides) {
        const { messages } = await until(
          screen,
          ({ messages, pending }) => messages.length === 1 + 2 * rounds && pending.length === 0,
        );
        const texts = messages.map(({ text }) => text ?? "");
        expect(new Set(texts).size).to.equal(texts.length);
        await expectThread(page, texts);

        // The customer has read up to the end, and is told so of the operator.
        await customer.hearth.api.read(id, messages.at(-1)?.seq ?? 0);
        const last = messages.findLast(({ role }) => role === "operator")?.text ?? "";
        await message(page, last)
          .getByText("Read", { exact: true })
          .or(message(page, last).getByLabel("Read"))
          .waitFor();
        await until(screen, ({ conversation }) => conversation?.unread.customer === 0);
      }
      // And whoever comes later sees the same.
      const { page } = await stage.signedIn(omar, `/c/${first.id}`);
      const texts = sides[0]?.screen.getSnapshot().messages.map(({ text }) => text ?? "") ?? [];
      await expectThread(page, texts);
    } finally {
      for (const { screen } of sides) screen.close();
    }
  });

  it("a conversation that begins is in everyone's inbox, without being asked for", async () => {
    const [olga, omar] = await Promise.all([stage.operator(), stage.operator()]);
    const screens = await Promise.all([stage.signedIn(olga), stage.signedIn(omar)]);
    await Promise.all(screens.map(({ page }) => page.getByRole("region", { name: "Inbox" }).waitFor()));
    const { customer } = await stage.visit("Is anybody there?");
    for (const { page } of screens) {
      const row = page.getByRole("link", { name: new RegExp(`^${customer.name}`) });
      await row.filter({ hasText: "Is anybody there?" }).waitFor();
    }
  });
});
