import { expect } from "chai";
import { browserStage } from "./support/browserStage.ts";
import { eventually } from "./support/eventually.ts";
import { answer, answerBox, expectThread, message } from "./support/thread.ts";

describe("an operator who is offline", () => {
  const stage = browserStage();

  it("misses nothing, and what was written meanwhile arrives once and in order", async () => {
    const olga = await stage.operator();
    const { customer, id } = await stage.visit("before");
    await olga.hearth.api.takeover(id);
    const { page, goOffline, goOnline } = await stage.signedInByCable(olga, `/c/${id}`);
    await expectThread(page, ["before"]);

    await goOffline();
    await page.getByRole("status").filter({ hasText: "Offline: what you send waits." }).waitFor();
    await answer(page, "mine 1");
    await answer(page, "mine 2");
    await message(page, "mine 2").filter({ hasText: "Sending…" }).waitFor();
    const missed = Array.from({ length: 90 }, (_, index) => `missed ${String(index).padStart(3, "0")}`);
    for (const text of missed) {
      await customer.hearth.api.sendMessage(id, { clientId: crypto.randomUUID(), text });
    }
    await goOnline();

    await page.getByText("Offline: what you send waits.").waitFor({ state: "detached" });
    await message(page, "missed 089").waitFor();
    await eventually(page, async () => {
      const { messages } = await customer.hearth.api.messages(id, { limit: 100 });
      expect(messages.map(({ text }) => text)).to.deep.equal(["before", ...missed, "mine 1", "mine 2"]);
      expect(await message(page, "Sending…").count()).to.equal(0);
      expect(await message(page, "mine 2").count()).to.equal(1);
    });
  });

  it("finds what came meanwhile at its place, each once", async () => {
    const olga = await stage.operator();
    const { customer, id } = await stage.visit("before");
    const { page, goOffline, goOnline } = await stage.signedInByCable(olga, `/c/${id}`);
    await expectThread(page, ["before"]);
    await goOffline();
    await page.getByRole("status").filter({ hasText: "Offline" }).waitFor();
    for (const text of ["missed 1", "missed 2"]) {
      await customer.hearth.api.sendMessage(id, { clientId: crypto.randomUUID(), text });
    }
    await goOnline();
    await expectThread(page, ["before", "missed 1", "missed 2"]);
  });

  it("may reload the page, and what was not sent is sent then, once", async () => {
    const olga = await stage.operator();
    const { customer, id } = await stage.visit("before");
    await olga.hearth.api.takeover(id);
    const { page, watched } = await stage.signedIn(olga, `/c/${id}`);
    watched.expectError(/ERR_FAILED/);
    await answerBox(page).waitFor();
    // Only messages are held back: without a network there is no page to reload.
    const held = `**/v1/conversations/${id}/messages`;
    await page.route(held, (route) => (route.request().method() === "POST" ? route.abort() : route.continue()));
    await answer(page, "unsent 1");
    await answer(page, "unsent 2");
    await message(page, "unsent 2").filter({ hasText: "Sending…" }).waitFor();
    await page.reload();
    await message(page, "unsent 2").filter({ hasText: "Sending…" }).waitFor();
    await page.unroute(held);
    await expectThread(page, ["before", "unsent 1", "unsent 2"]);
    const { messages } = await customer.hearth.api.messages(id);
    expect(messages.map(({ text }) => text)).to.deep.equal(["before", "unsent 1", "unsent 2"]);
  });
});
