import { expect } from "chai";
import { unknownSound } from "../../../src/attachments/Sound.ts";
import { soundOf } from "../../../src/attachments/soundOf.ts";
import { fixture } from "../../support/fixture.ts";
import { OneFile } from "../../support/OneFile.ts";
import { emptyFrames } from "../../support/soundBombs.ts";

const heard = (bytes: Buffer) => soundOf(new OneFile(bytes), "file", bytes.length);

describe("the sound of a file", () => {
  it("that Chrome recorded has a length, which the file itself does not say, and a course", async () => {
    const { hasPicture, durationSeconds, waveform } = await heard(await fixture("voice.webm"));
    expect(hasPicture).to.equal(false);
    expect(durationSeconds).to.be.closeTo(3, 0.2);
    expect(waveform).to.have.length(64).and.include(100);
    // The fake microphone beeps each second and is silent in between.
    expect(waveform?.filter((level) => level < 10).length).to.be.above(30);
  });

  it("of MP3 has both", async () => {
    const { durationSeconds, waveform } = await heard(await fixture("tone.mp3"));
    expect(durationSeconds).to.be.closeTo(2, 0.1);
    expect(waveform?.slice(0, 31).every((level) => level < 10)).to.equal(true);
    expect(waveform?.slice(34, 62).every((level) => level > 90)).to.equal(true);
  });

  for (const bits of [8, 16, 24, 32] as const) {
    it(`of WAV with ${bits} bits has both`, async () => {
      const { durationSeconds, waveform } = await heard(wav(bits));
      expect(durationSeconds).to.equal(2);
      expect(waveform?.slice(0, 31).every((level) => level > 45 && level < 55)).to.equal(true);
      expect(waveform?.slice(33).every((level) => level > 95)).to.equal(true);
    });
  }

  it("of AAC, as Safari records it, has a length; its course nothing here can decode", async () => {
    const { hasPicture, durationSeconds, waveform } = await heard(await fixture("voice.m4a"));
    expect(durationSeconds).to.be.closeTo(2, 0.1);
    expect([hasPicture, waveform]).to.deep.equal([false, null]);
  });

  it("that comes with a picture is the picture's", async () => {
    const expected = { hasPicture: true, durationSeconds: null, waveform: null };
    expect(await heard(await fixture("film.webm"))).to.deep.equal(expected);
  });

  for (const [what, damage] of [
    ["cut", (bytes: Buffer) => bytes.subarray(0, 200)],
    ["damaged", (bytes: Buffer) => Buffer.concat([bytes.subarray(0, 300), Buffer.alloc(3_000, 0xff)])],
    ["noise", () => Buffer.alloc(5_000, 7)],
  ] as const) {
    it(`that is ${what} is unknown, and nothing worse`, async () => {
      const { hasPicture, waveform } = await heard(damage(await fixture("voice.webm")));
      expect(hasPicture).to.equal(false);
      expect(waveform === null || waveform.length === 64).to.equal(true);
    });
  }

  it("that is made to be read for ever, in a few kilobytes, is unknown: the thread that reads it is ended", async () => {
    expect(await heard(emptyFrames())).to.deep.equal(unknownSound);
  });

  it("that says it lasts for days is unknown", async () => {
    // One byte a second.
    const days = wav(8, { rate: 1, seconds: 100_000 });
    expect(await heard(days)).to.deep.equal(unknownSound);
  });
});

/** Half as loud, then as loud as can be. */
function wav(bits: 8 | 16 | 24 | 32, { rate = 8_000, seconds = 2 } = {}): Buffer {
  const [bytes, samples] = [bits / 8, rate * seconds];
  const data = Buffer.alloc(samples * bytes);
  for (let index = 0; index < samples; index++) {
    const value = Math.sign(Math.sin(index)) * (index < samples / 2 ? 0.49 : 0.98);
    if (bits === 8) data.writeUInt8(Math.round(128 + value * 127), index);
    else data.writeIntLE(Math.round(value * 2 ** (bits - 1)), index * bytes, bytes);
  }
  const header = Buffer.alloc(44);
  header.write("RIFF", 0);
  header.writeUInt32LE(36 + data.length, 4);
  header.write("WAVEfmt ", 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate * bytes, 28);
  header.writeUInt16LE(bytes, 32);
  header.writeUInt16LE(bits, 34);
  header.write("data", 36);
  header.writeUInt32LE(data.length, 40);
  return Buffer.concat([header, data]);
}
