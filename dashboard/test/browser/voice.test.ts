import { expect } from "chai";
import type { Locator, Page } from "playwright-core";
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
    await expectMoves(other.page, second);
    expect(await other.page.getByRole(...button("Pause")).count()).to.be.at.most(1);
  });

  it("cannot be recorded where the microphone is not allowed, and that is said", async () => {
    const olga = await stage.operator();
    const { id } = await stage.visit("Call me.");
    await olga.hearth.api.takeover(id);
    const { page } = await stage.signedIn(olga);
    await page.route(`**/c/${id}`, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), "permissions-policy": "microphone=()" } });
    });
    await page.goto(`/c/${id}`);
    await page.getByRole(...button("Record a voice message")).click();
    await page.getByRole("alert").getByText("The microphone is not allowed here.").waitFor();
    await page.getByRole(...button("Discard the recording")).click();
    await answerBox(page).waitFor();
  });
});

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
  const slider = audio.getByRole("slider", { name: "Position" });
  await eventually(page, async () => expect(Number(await slider.getAttribute("aria-valuenow"))).to.be.greaterThan(0));
}
