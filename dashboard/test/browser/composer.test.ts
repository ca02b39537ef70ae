import { expect } from "chai";
import { browserStage } from "./support/browserStage.ts";
import { eventually } from "./support/eventually.ts";
import { answer, answerBox, expectThread } from "./support/thread.ts";

describe("writing an answer", () => {
  const stage = browserStage();

  it("a canned response is chosen with a slash, and speaks of this customer", async () => {
    const [olga, alma] = await Promise.all([stage.operator(), stage.admin()]);
    const shortcut = `hours${crypto.randomUUID().slice(0, 6)}`;
    await alma.hearth.api.addCannedResponse({ shortcut, text: "Hello {{customer.name}}, we open at ten." });
    const { customer, id } = await stage.visit("When do you open?");
    await olga.hearth.api.takeover(id);
    const { page } = await stage.signedIn(olga, `/c/${id}`);
    await answerBox(page).pressSequentially(`/${shortcut}`);
    const list = page.getByRole("listbox", { name: "Canned responses" });
    await list.getByRole("option", { name: new RegExp(shortcut) }).waitFor();
    await page.keyboard.press("Enter");
    const text = `Hello ${customer.name}, we open at ten.`;
    await eventually(page, async () => expect(await answerBox(page).inputValue()).to.equal(text));
    await page.keyboard.press("Enter");
    await expectThread(page, ["When do you open?", text]);
  });

  it("a draft waits in its own conversation, also over a reload, and is gone when it was sent", async () => {
    const olga = await stage.operator();
    const [first, second] = await Promise.all([stage.visit("first question"), stage.visit("second question")]);
    for (const { id } of [first, second]) await olga.hearth.api.takeover(id);
    const { page } = await stage.signedIn(olga, `/c/${first.id}`);
    const row = ({ customer }: typeof first) => page.getByRole("link", { name: new RegExp(`^${customer.name}`) });
    await answerBox(page).fill("half an ans");
    await row(second).click();
    await expectThread(page, ["second question"]);
    expect(await answerBox(page).inputValue()).to.equal("");
    await row(first).click();
    await eventually(page, async () => expect(await answerBox(page).inputValue()).to.equal("half an ans"));
    await page.reload();
    await eventually(page, async () => expect(await answerBox(page).inputValue()).to.equal("half an ans"));
    await answer(page, "a whole answer");
    await expectThread(page, ["first question", "a whole answer"]);
    await page.reload();
    await expectThread(page, ["first question", "a whole answer"]);
    expect(await answerBox(page).inputValue()).to.equal("");
  });

  it("Shift and Enter begin a new line, and spaces alone are not sent", async () => {
    const olga = await stage.operator();
    const { id, customer } = await stage.visit("How do I get there?");
    await olga.hearth.api.takeover(id);
    const { page } = await stage.signedIn(olga, `/c/${id}`);
    await answer(page, "   ");
    await answerBox(page).fill("");
    await answerBox(page).pressSequentially("By train.");
    await page.keyboard.press("Shift+Enter");
    await answerBox(page).pressSequentially("Or by bus.");
    await page.keyboard.press("Enter");
    await expectThread(page, ["How do I get there?", "By train."]);
    const { messages } = await customer.hearth.api.messages(id);
    expect(messages.map(({ text }) => text)).to.deep.equal(["How do I get there?", "By train.\nOr by bus."]);
  });

  it("who is typing is seen on the other side", async () => {
    const olga = await stage.operator();
    const { customer, id } = await stage.visit("Hello?");
    await olga.hearth.api.takeover(id);
    const { page } = await stage.signedIn(olga, `/c/${id}`);
    await answerBox(page).waitFor();
    const screen = customer.hearth.openConversation(id);
    try {
      const told = new Promise<void>((resolve) => {
        const stop = screen.subscribe(() => {
          if (!screen.getSnapshot().typing.some((typist) => typist.id === olga.uid)) return;
          stop();
          resolve();
        });
      });
      await eventually(page, async () => expect(screen.getSnapshot().connection).to.equal("live"));
      await answerBox(page).pressSequentially("I am");
      await told;
      screen.setTyping(true);
      await page.getByText(`${customer.name} is typing…`).first().waitFor();
    } finally {
      screen.close();
    }
  });
});
