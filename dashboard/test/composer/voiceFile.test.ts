import { expect } from "chai";
import { voiceName, voiceType } from "../../src/composer/voiceFile.ts";

describe("A voice message's file", () => {
  it("is WebM where the browser can, else MP4", () => {
    expect(voiceType(() => true)?.type).to.equal("audio/webm");
    expect(voiceType((type) => type === "audio/mp4")?.type).to.equal("audio/mp4");
    expect(voiceType(() => false)).to.equal(undefined);
  });

  it("has a name that every system takes", () => {
    const at = new Date("2026-11-22T20:14:54.123Z");
    expect(voiceName("audio/webm", at)).to.equal("voice-2026-11-22T20-14-54.webm");
    expect(voiceName("audio/mp4", at)).to.equal("voice-2026-11-22T20-14-54.m4a");
  });
});
