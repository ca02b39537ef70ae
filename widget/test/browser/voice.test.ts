import { expect } from "chai";
import { browserStage } from "../../../dashboard/test/browser/support/browserStage.ts";
import { eventually } from "../../../dashboard/test/browser/support/eventually.ts";
import { conversationOf, open, panel } from "./support/chat.ts";
import { hostPages } from "./support/hostPage.ts";

describe("a voice message", () => {
  const stage = browserStage();
  const sites = hostPages();

  it("is recorded with its level, heard, sent, and played from what was stored", async () => {
    const dana = await stage.operator();
    const { page } = await stage.open(sites.add({ hearth: stage.url, stream: stage.stream }), {
      permissions: ["microphone"],
    });
    await open(page);
    await panel(page).getByRole("button", { name: "Record a voice message" }).click();
    // Of one second, so that the beep is in it.
    await eventually(page, async () => expect(await panel(page).locator(".levels i").count()).to.be.greaterThan(12));
    await panel(page).getByRole("button", { name: "Stop" }).click();
    await panel(page).getByRole("button", { name: "Play" }).click();
    await panel(page).getByRole("button", { name: "Pause" }).waitFor();
    await panel(page).getByRole("button", { name: "Send the recording" }).click();

    const sent = panel(page).getByRole("log").getByRole("article");
    await sent.getByRole("button", { name: "Play" }).waitFor();
    const { messages } = await dana.hearth.api.messages(await conversationOf(page));
    const [message] = messages;
    expect(message?.kind).to.equal("audio");
    expect(message?.attachment?.waveform).to.have.lengthOf(64);
    const slider = sent.getByRole("slider", { name: "Position" });
    await sent.getByRole("button", { name: "Play" }).click();
    await eventually(page, async () => expect(await slider.locator(".played").count()).to.be.greaterThan(0));
    expect(await sent.getByRole("alert").count()).to.equal(0);
  });

  it("is refused in words where the page does not allow the microphone", async () => {
    const { page, watched } = await stage.open(
      sites.add({ hearth: stage.url, stream: stage.stream, permissions: "microphone=()" }),
    );
    watched.expectError(/Permissions policy violation: microphone/);
    await open(page);
    await panel(page).getByRole("button", { name: "Record a voice message" }).click();
    await panel(page).getByText("The browser does not allow the microphone for this page.").waitFor();
    await panel(page).getByRole("button", { name: "Discard the recording" }).click();
    await panel(page).getByRole("textbox", { name: "Your message" }).waitFor();
  });
});
