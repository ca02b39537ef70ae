import { expect } from "chai";
import { browserStage } from "../../../dashboard/test/browser/support/browserStage.ts";
import { eventually } from "../../../dashboard/test/browser/support/eventually.ts";
import { tone } from "../../../functions/test/support/ffmpeg.ts";
import { conversationOf, messages, open, panel, say } from "./support/chat.ts";
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

  it("from a browser that records what this one cannot play is heard by its copy", async () => {
    const dana = await stage.operator();
    const { page } = await stage.open(sites.add({ hearth: stage.url, stream: stage.stream }));
    await open(page);
    await say(page, "Tell me.");
    const id = await conversationOf(page);
    await dana.hearth.api.takeover(id);
    const blob = new Blob([new Uint8Array(await tone(3, "-c:a", "alac", "-f", "ipod"))]);
    const { id: attachmentId } = await dana.hearth.api.upload(id, blob, { name: "voice.m4a" });
    await dana.hearth.api.sendMessage(id, { clientId: crypto.randomUUID(), attachmentId });
    expect(await page.evaluate(() => new Audio().canPlayType('audio/mp4; codecs="alac"'))).to.equal("");
    const voice = messages(page).last();
    await voice.getByRole("button", { name: "Play" }).click();
    const slider = voice.getByRole("slider", { name: "Position" });
    await eventually(page, async () => expect(await slider.locator(".played").count()).to.be.greaterThan(0));
    expect(await voice.getByRole("alert").count()).to.equal(0);
  });

  it("that can be neither played nor copied is offered as a download", async () => {
    const dana = await stage.operator();
    const { page, watched } = await stage.open(sites.add({ hearth: stage.url, stream: stage.stream }));
    // Of the copy that there is not: the browser tells of every answer that refuses.
    watched.expectError(/status of 422/);
    await open(page);
    await say(page, "Tell me.");
    const id = await conversationOf(page);
    await dana.hearth.api.takeover(id);
    // Of a codec that is given to ffmpeg no more than to the browser.
    const blob = new Blob([new Uint8Array(await tone(3, "-c:a", "adpcm_ima_wav", "-f", "wav"))]);
    const { id: attachmentId } = await dana.hearth.api.upload(id, blob, { name: "voice.wav" });
    await dana.hearth.api.sendMessage(id, { clientId: crypto.randomUUID(), attachmentId });
    const voice = messages(page).last();
    await voice.getByRole("button", { name: "Play" }).click();
    await voice.getByRole("alert").getByText("This browser cannot play it.").waitFor();
    await voice.getByRole("button", { name: /^Download voice/ }).waitFor();
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
