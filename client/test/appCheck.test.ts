import { expect } from "chai";
import { FakeClock } from "./support/FakeClock.ts";
import { FakeHearth } from "./support/FakeHearth.ts";
import { openHearth } from "./support/openHearth.ts";

const name = "X-Firebase-AppCheck";

function open(getAppCheckToken?: () => Promise<string>) {
  const clock = new FakeClock();
  const server = new FakeHearth(clock);
  const sent: [path: string, token: string | null][] = [];
  const { hearth } = openHearth({
    now: clock.now,
    setTimer: clock.setTimer,
    getAppCheckToken,
    fetch: (input, init = {}) => {
      sent.push([new URL(String(input)).pathname, new Headers(init.headers).get(name)]);
      return server.fetch(input, init);
    },
  });
  return { clock, hearth, sent };
}

describe("App Check", () => {
  it("is proven with every call, and to open a stream, by the token as it is then", async () => {
    let count = 0;
    const { clock, hearth, sent } = open(async () => {
      count += 1;
      return `proof ${count}`;
    });
    const store = hearth.openConversation("c1");
    await clock.advance(1_000);
    store.send({ text: "hello" });
    await clock.advance(1_000);
    store.close();
    const paths = sent.map(([path]) => path);
    expect(paths).to.include.members(["/stream", "/v1/conversations/c1", "/v1/conversations/c1/messages"]);
    expect(sent.map(([, token]) => token)).to.deep.equal(sent.map((_, at) => `proof ${at + 1}`));
  });

  it("is not spoken of where nobody gives a token", async () => {
    const { clock, hearth, sent } = open();
    const store = hearth.openConversation("c1");
    await clock.advance(1_000);
    store.close();
    expect(sent).not.to.have.length(0);
    expect(sent.filter(([, token]) => token !== null)).to.deep.equal([]);
  });

  it("that cannot be proven now is a network that fails: the message waits, and goes out with the proof", async () => {
    let isThere = false;
    const { clock, hearth, sent } = open(async () => {
      if (!isThere) throw new Error("AppCheck: throttled");
      return "proof";
    });
    const store = hearth.openConversation("c1");
    store.send({ text: "hello" });
    await clock.advance(5_000);
    expect(sent).to.deep.equal([]);
    expect(store.getSnapshot().pending.map(({ failure }) => failure)).to.deep.equal([null]);
    isThere = true;
    await clock.advance(60_000);
    expect(store.getSnapshot().messages.map(({ text }) => text)).to.deep.equal(["hello"]);
    store.close();
  });
});
