import { expect } from "chai";
import type { Locator } from "playwright-core";
import * as chat from "../../../widget/test/browser/support/chat.ts";
import { hostPages } from "../../../widget/test/browser/support/hostPage.ts";
import { browserStage } from "./support/browserStage.ts";
import { eventually } from "./support/eventually.ts";
import { messages } from "./support/thread.ts";

const button = (name: string) => ["button", { name, exact: true }] as const;

describe("a customer's voice message", () => {
  const stage = browserStage();
  const sites = hostPages();

  it("is recorded in the widget, and heard in the dashboard from its beginning to its end", async () => {
    const olga = await stage.operator();
    const { page: theirs } = await stage.open(sites.add({ hearth: stage.url, stream: stage.stream }), {
      permissions: ["microphone"],
    });
    await chat.open(theirs);
    const panel = chat.panel(theirs);
    await panel.getByRole(...button("Record a voice message")).click();
    await panel.getByText("0:02", { exact: true }).waitFor();
    await panel.getByRole(...button("Stop")).click();
    await panel.getByRole(...button("Send the recording")).click();
    await chat
      .messages(theirs)
      .getByRole(...button("Play"))
      .waitFor();
    const id = await chat.conversationOf(theirs);
    const { messages: sent } = await olga.hearth.api.messages(id);
    expect(sent.map(({ role, kind, attachment }) => [role, kind, attachment?.contentType])).to.deep.equal([
      ["customer", "audio", "audio/webm"],
    ]);
    // The beeps are in it: it is no silence that was sent.
    expect(Math.max(...(sent[0]?.attachment?.waveform ?? []))).to.equal(100);

    const { page } = await stage.signedIn(olga);
    const fetched: string[] = [];
    page.on("request", (request) => {
      if (request.url().includes("/v1/attachments/")) fetched.push(request.url());
    });
    await page.goto(`/c/${id}`);
    const voice = messages(page).getByRole("group", { name: "Audio" });
    const slider = voice.getByRole("slider", { name: "Position" });
    await slider.locator("canvas").first().waitFor();
    await voice.getByText(/^0:0[23]$/).waitFor();
    expect(Number(await slider.getAttribute("aria-valuemax"))).to.be.within(2, 3);
    expect(await slider.getAttribute("aria-valuenow")).to.equal("0");
    expect(fetched).to.deep.equal([]);

    const positions = await positionsOf(slider);
    await voice.getByRole(...button("Play")).click();
    // It goes on, never back; at its end it is at the beginning again.
    await eventually(page, async () => expect((await positions()).at(-1)).to.equal(0));
    const before = (await positions()).slice(0, -1);
    expect(before).to.deep.equal(before.toSorted());
    expect(before.at(-1)).to.be.within(1, 3);
    await voice.getByRole(...button("Play")).waitFor();
    expect(await voice.getByRole("alert").count()).to.equal(0);
    expect(fetched).not.to.deep.equal([]);
  });
});

/** In whole seconds, where it was from now on, one after another. */
async function positionsOf(slider: Locator): Promise<() => Promise<number[]>> {
  const seen = await slider.evaluateHandle((element) => {
    const positions: number[] = [];
    new MutationObserver(() => positions.push(Number(element.ariaValueNow))).observe(element, {
      attributeFilter: ["aria-valuenow"],
    });
    return positions;
  });
  return () => seen.jsonValue();
}
