import { expect } from "chai";
import { z } from "zod";
import { signIn } from "../../../scripts/browser/signIn.ts";
import { browserStage } from "./support/browserStage.ts";
import { answer, answerBox, expectThread } from "./support/thread.ts";

const environment = z.object({ HEARTH_TEST_HOSTING_URL: z.url() });

describe("served by Hosting, with what firebase.json says", () => {
  const stage = browserStage();

  it("an operator signs in, opens a conversation at its address, and answers", async () => {
    const { HEARTH_TEST_HOSTING_URL: hosting } = environment.parse(process.env);
    const olga = await stage.operator();
    const { customer, id } = await stage.visit("Is this the real one?");
    await olga.hearth.api.takeover(id);
    const screen = await stage.open(`${hosting}/c/${id}`);
    await signIn(screen.page, olga);
    await answerBox(screen.page).waitFor();
    await answer(screen.page, "It is.");
    await expectThread(screen.page, ["Is this the real one?", "It is."]);
    const { messages } = await customer.hearth.api.messages(id);
    expect(messages.map(({ text }) => text)).to.deep.equal(["Is this the real one?", "It is."]);
  });
});
