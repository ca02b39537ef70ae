import { expect } from "chai";
import { letGo, pausePlaying, playAlone } from "../../src/audio/onePlaying.ts";

function sound() {
  const calls = { paused: 0 };
  return { calls, pause: () => void calls.paused++ };
}

describe("One sound at a time", () => {
  it("pauses what played before, and not itself", () => {
    const [first, second] = [sound(), sound()];
    playAlone(first);
    playAlone(first);
    expect(first.calls.paused).to.equal(0);
    playAlone(second);
    expect(first.calls.paused).to.equal(1);
    expect(second.calls.paused).to.equal(0);
    letGo(second);
  });

  it("pauses what plays before a microphone opens", () => {
    const playing = sound();
    playAlone(playing);
    pausePlaying();
    expect(playing.calls.paused).to.equal(1);
    letGo(playing);
  });

  it("does not touch what was let go", () => {
    const gone = sound();
    playAlone(gone);
    letGo(gone);
    pausePlaying();
    expect(gone.calls.paused).to.equal(0);
  });
});
