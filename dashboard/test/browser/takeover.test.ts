import { expect } from "chai";
import { browserStage } from "./support/browserStage.ts";
import { eventually } from "./support/eventually.ts";
import { answer, answerBox, expectThread } from "./support/thread.ts";

const button = (name: string) => ["button", { name, exact: true }] as const;

describe("taking over", () => {
  const stage = browserStage();

  it("of two who take over at the same moment one has it, and both see who", async () => {
    const people = await Promise.all([stage.operator(), stage.operator()]);
    const { customer, id } = await stage.visit("I need a person.");
    await customer.hearth.api.handoff(id);
    const screens = await Promise.all(
      people.map(async (operator) => ({ operator, ...(await stage.signedIn(operator, `/c/${id}`)) })),
    );
    // The one who comes second is refused.
    for (const { watched } of screens) watched.expectError(/status of 409/);
    const takeOver = screens.map(({ page }) => page.getByRole(...button("Take over")));
    await Promise.all(takeOver.map((each) => each.waitFor()));
    await Promise.all(takeOver.map((each) => each.click()));

    const { operator: holder } = await eventuallyAssigned();
    const [winner, loser] = screens.toSorted((a) => (a.operator.uid === holder.id ? -1 : 1));
    if (winner === undefined || loser === undefined) throw new Error("There are two.");
    await winner.page.getByRole(...button("Release")).waitFor();
    await loser.page
      .getByRole("status")
      .filter({ hasText: `${holder.name} has this conversation` })
      .waitFor();
    expect(await loser.page.getByRole(...button("Release")).count()).to.equal(0);
    await answer(winner.page, "Hello, I am here.");
    for (const { page } of screens) await expectThread(page, ["I need a person.", "Hello, I am here."]);

    async function eventuallyAssigned() {
      const [first] = screens;
      let found: { operator: { id: string; name: string } } | undefined;
      await eventually(first?.page ?? fail(), async () => {
        const { operator } = await customer.hearth.api.conversation(id);
        expect(operator).not.to.equal(null);
        if (operator) found = { operator };
      });
      return found ?? fail();
    }
  });

  it("who has a conversation is told at once when another takes it, and cannot answer any more", async () => {
    const [olga, omar] = await Promise.all([stage.operator(), stage.operator()]);
    const { id } = await stage.visit("I need a person.");
    await olga.hearth.api.takeover(id);
    const { page } = await stage.signedIn(olga, `/c/${id}`);
    await answerBox(page).fill("I was just writing");
    await omar.hearth.api.takeover(id, { from: olga.uid });
    await page
      .getByRole("status")
      .filter({ hasText: `${omar.name} has this conversation` })
      .waitFor();
    await page.getByRole(...button("Release")).waitFor({ state: "detached" });
    // What she was writing is not lost, and not sent.
    await page.getByRole(...button("Take over")).click();
    await page.getByRole(...button("Release")).waitFor();
    await eventually(page, async () => expect(await answerBox(page).inputValue()).to.equal("I was just writing"));
    await expectThread(page, ["I need a person."]);
  });

  it("released to the queue, it is open to all again", async () => {
    const [olga, omar] = await Promise.all([stage.operator(), stage.operator()]);
    const { id } = await stage.visit("I need a person.");
    await olga.hearth.api.takeover(id);
    const [hers, his] = await Promise.all([stage.signedIn(olga, `/c/${id}`), stage.signedIn(omar, `/c/${id}`)]);
    // It has been so since he opened it: only who cannot see the heading is told.
    const hasIt = his.page.getByRole("status").filter({ hasText: `${olga.name} has this conversation` });
    await hasIt.waitFor({ state: "attached" });
    await hers.page.getByRole(...button("Release")).click();
    await hers.page.getByRole("menuitem", { name: "To the queue" }).click();
    await hasIt.waitFor({ state: "detached" });
    await his.page.getByRole(...button("Take over")).click();
    await hers.page
      .getByRole("status")
      .filter({ hasText: `${omar.name} has this conversation` })
      .waitFor();
  });
});

function fail(): never {
  throw new Error("Nobody has it.");
}
