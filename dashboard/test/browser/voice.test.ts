import { expect } from "chai";
import type { Locator, Page } from "playwright-core";
import { tone } from "../../../functions/test/support/ffmpeg.ts";
import { fixture } from "../../../functions/test/support/fixture.ts";
import { browserStage } from "./support/browserStage.ts";
import { eventually } from "./support/eventually.ts";
import { answerBox, messages } from "./support/thread.ts";

const button = (name: string) => ["button", { name, exact: true }] as const;

describe("a voice message", () => {
  const stage = browserStage();

  it("is recorded with a pause, listened to and sent, and then another hears it", async () => {
    const [olga, omar] = await Promise.all([stage.operator(), stage.operator()]);
    const { customer, id } = await stage.visit("Call me.");
    await olga.hearth.api.takeover(id);
    const [{ page }, other] = await Promise.all([stage.signedIn(olga, `/c/${id}`), stage.signedIn(omar, `/c/${id}`)]);
    const fetched: string[] = [];
    other.page.on("request", (request) => {
      if (request.url().includes("/v1/attachments/")) fetched.push(request.url());
    });

    await record(page);
    const recorder = page.getByRole("group", { name: "Record a voice message" });
    await recorder.getByRole(...button("Pause")).click();
    await recorder.getByText(/^Paused at/).waitFor();
    await recorder.getByRole(...button("Go on")).click();
    await recorder.getByText("0:02 of 5:00").waitFor();
    await recorder.getByRole(...button("Stop")).click();
    const preview = recorder.getByRole("group", { name: "Audio" });
    await expectWaveform(preview);
    await preview.getByRole(...button("Play")).click();
    await expectMoves(page, preview);
    await recorder.getByRole(...button("Send")).click();
    await record(page);
    await recorder.getByRole(...button("Stop")).click();
    await recorder.getByRole(...button("Send")).click();

    const voices = messages(other.page).getByRole("group", { name: "Audio" });
    await voices.nth(1).waitFor();
    const [first, second] = [voices.first(), voices.nth(1)];
    for (const voice of [first, second]) await expectWaveform(voice);
    await first.getByText("0:02", { exact: true }).waitFor();
    expect(fetched).to.deep.equal([]);
    const sent = (await customer.hearth.api.messages(id)).messages.flatMap(({ attachment }) => attachment ?? []);
    expect(sent.map(({ contentType }) => contentType)).to.deep.equal(["audio/webm", "audio/webm"]);
    expect(sent[0]?.durationSeconds).to.be.within(2, 3);
    // The beeps were heard: it is no silence that was sent.
    for (const { waveform } of sent) expect(Math.max(...(waveform ?? []))).to.equal(100);

    await first.getByRole(...button("Play")).click();
    await expectMoves(other.page, first);
    await second.getByRole(...button("Play")).click();
    await first.getByRole(...button("Play")).waitFor();
    // It was interrupted: at its end it would be back at the beginning.
    expect(await position(first)).to.be.greaterThan(0);
    await expectMoves(other.page, second);
  });

  it("cannot be recorded where the microphone is not allowed, and that is said", async () => {
    const olga = await stage.operator();
    const { id } = await stage.visit("Call me.");
    await olga.hearth.api.takeover(id);
    const { page, watched } = await stage.signedIn(olga);
    watched.expectError(/Permissions policy violation: microphone/);
    await forbidMicrophone(page);
    await page.goto(`/c/${id}`);
    await page.getByRole(...button("Record a voice message")).click();
    await page.getByRole("alert").getByText("The microphone is not allowed here.").waitFor();
    await page.getByRole(...button("Discard the recording")).click();
    await answerBox(page).waitFor();
  });
});

describe("a voice message from another browser, which this one cannot play", () => {
  const stage = browserStage();

  /** ALAC, as an iPhone keeps a voice memo without loss: Safari plays it, and no other browser does. */
  const voiceMemo = async () => sent(await tone(3, "-c:a", "alac", "-f", "ipod"), "voice.m4a");

  async function sent(sound: Buffer, name: string) {
    const olga = await stage.operator();
    const { customer, id } = await stage.visit("Call me.");
    const { id: attachmentId } = await customer.hearth.api.upload(id, new Blob([new Uint8Array(sound)]), { name });
    await customer.hearth.api.sendMessage(id, { clientId: crypto.randomUUID(), attachmentId });
    return { olga, id };
  }

  async function expectUnplayable(page: Page): Promise<void> {
    const answer = await page.evaluate(() => new Audio().canPlayType('audio/mp4; codecs="alac"'));
    expect(answer).to.equal("");
  }

  it("is played by its copy, and from where it was left", async () => {
    const { olga, id } = await voiceMemo();
    const { page } = await stage.signedIn(olga, `/c/${id}`);
    await expectUnplayable(page);
    const played: string[] = [];
    page.on("response", (response) => {
      const { pathname } = new URL(response.url());
      if (/^\/v1\/attachments\/[^/]+\/copy$/.test(pathname)) played.push(response.headers()["content-type"] ?? "");
    });
    const voice = messages(page).getByRole("group", { name: "Audio" });
    await voice.getByRole(...button("Play")).click();
    await expectMoves(page, voice);
    expect(played).to.include("audio/mpeg");
    await voice.getByRole(...button("Pause")).click();
    await voice.getByRole(...button("Play")).click();
    await expectMoves(page, voice);
    expect(await page.getByText("This browser cannot play it.").count()).to.equal(0);
  });

  it("is not even fetched where the browser says so beforehand, as an old Safari does of WebM", async () => {
    const { olga, id } = await sent(await fixture("voice.webm"), "voice.webm");
    const { page, context } = await stage.signedIn(olga);
    await context.addInitScript(() => {
      HTMLMediaElement.prototype.canPlayType = (type) => (type.startsWith("audio/webm") ? "" : "maybe");
    });
    const asked: string[] = [];
    page.on("request", (request) => {
      const { pathname, search } = new URL(request.url());
      if (pathname.startsWith("/v1/attachments/")) asked.push(pathname.replace(/^.*\//, "") + search.slice(0, 5));
    });
    await page.goto(`/c/${id}`);
    const voice = messages(page).getByRole("group", { name: "Audio" });
    await voice.getByRole(...button("Play")).click();
    await expectMoves(page, voice);
    expect([...new Set(asked)]).to.deep.equal(["link?copy", "copy?tick"]);
  });

  it("is offered as a download where there are no copies", async () => {
    const { olga, id } = await voiceMemo();
    const { page, context } = await stage.signedIn(olga);
    await context.route("**/v1/config", async (route) => {
      const response = await route.fetch();
      const config = await response.json();
      await route.fulfill({ response, json: { ...config, features: { ...config.features, audioCopies: false } } });
    });
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(`/c/${id}`);
    await expectUnplayable(page);
    await messages(page)
      .getByRole("group", { name: "Audio" })
      .getByRole(...button("Play"))
      .click();
    await page.getByRole("alert").getByText("This browser cannot play it.").waitFor();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole(...button("Download")).click(),
    ]);
    expect(download.suggestedFilename()).to.match(/^voice\.m4a/);
    expect(asked.filter((url) => url.includes("copy"))).to.deep.equal([]);
  });
});

/** By the page's own policy from its next load on, which the browser keeps as it keeps a person's word. */
async function forbidMicrophone(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  devtools.on("Fetch.requestPaused", ({ requestId, responseStatusCode = 200, responseHeaders = [] }) => {
    const headers = responseHeaders.filter(({ name }) => name.toLowerCase() !== "permissions-policy");
    void devtools.send("Fetch.continueResponse", {
      requestId,
      responseCode: responseStatusCode,
      responseHeaders: [...headers, { name: "Permissions-Policy", value: "microphone=()" }],
    });
  });
  // Playwright's own routes would answer in the server's place: what comes from nowhere may ask no server here.
  const patterns = [{ resourceType: "Document" as const, requestStage: "Response" as const }];
  await devtools.send("Fetch.enable", { patterns });
}

/** A second is recorded, and it goes on. */
async function record(page: Page): Promise<void> {
  await page.getByRole(...button("Record a voice message")).click();
  await page.getByText("0:01 of 5:00").waitFor();
}

async function expectWaveform(audio: Locator): Promise<void> {
  await audio.getByRole("slider", { name: "Position" }).locator("canvas").first().waitFor();
}

/** It plays: where it is goes on. */
async function expectMoves(page: Page, audio: Locator): Promise<void> {
  await audio.getByRole(...button("Pause")).waitFor();
  await eventually(page, async () => expect(await position(audio)).to.be.greaterThan(0));
}

/** Where it is, in whole seconds. */
async function position(audio: Locator): Promise<number> {
  return Number(await audio.getByRole("slider", { name: "Position" }).getAttribute("aria-valuenow"));
}
