import { once } from "node:events";
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { expect } from "chai";
import { z } from "zod";
import { detectType } from "../../../src/attachments/detectType.ts";
import { canBeCopied, mp3Of } from "../../../src/attachments/mp3Of.ts";
import { soundOf } from "../../../src/attachments/soundOf.ts";
import { ffmpeg, tone } from "../../support/ffmpeg.ts";
import { fixture } from "../../support/fixture.ts";
import { OneFile } from "../../support/OneFile.ts";

const addressSchema = z.object({ port: z.number() });

describe("the MP3 of a sound", () => {
  let folder: string;
  const outside = process.env.TMPDIR;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "hearth-mp3-test-"));
    process.env.TMPDIR = folder;
  });
  after(async () => {
    if (outside === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = outside;
    await rm(folder, { recursive: true });
  });

  const copied = (bytes: Buffer, contentType: string, options: { ffmpeg?: string; within?: number } = {}) =>
    mp3Of(Readable.from([bytes]), { ffmpeg, contentType, ...options });
  const lengthOf = async (bytes: Buffer) => (await soundOf(new OneFile(bytes), "file", bytes.length)).durationSeconds;

  /** Whatever happened: no folder, and no process of ours. */
  afterEach("nothing is left of it", async () => {
    expect(await readdir(folder)).to.deep.equal([]);
    if (process.platform === "linux") expect(await childrenNamed("ffmpeg")).to.deep.equal([]);
  });

  const made: [contentType: string, how: () => Promise<Buffer>][] = [
    ["audio/webm", () => fixture("voice.webm")],
    ["audio/mp4", () => fixture("voice.m4a")],
    ["audio/mpeg", () => fixture("tone.mp3")],
    ["audio/webm", () => tone(3, "-c:a", "libopus", "-f", "webm")],
    ["audio/mp4", () => tone(3, "-c:a", "aac", "-f", "mp4")],
    ["audio/mp4", () => tone(3, "-c:a", "alac", "-f", "ipod")],
    ["audio/ogg", () => tone(3, "-c:a", "libopus", "-f", "ogg")],
    ["audio/ogg", () => tone(3, "-c:a", "libvorbis", "-f", "ogg")],
    ["audio/aac", () => tone(3, "-c:a", "aac", "-f", "adts")],
    ["audio/wav", () => tone(3, "-c:a", "pcm_s16le", "-f", "wav")],
  ];
  for (const [index, [contentType, how]] of made.entries()) {
    it(`is one, and as long as the ${contentType} (${index + 1}) it was made of`, async () => {
      const original = await how();
      const copy = (await copied(original, contentType)) ?? Buffer.alloc(0);
      expect((await detectType(copy, "copy"))?.contentType).to.equal("audio/mpeg");
      const [was, is] = [await lengthOf(original), await lengthOf(copy)];
      expect(is).to.be.closeTo(was ?? Number.NaN, 0.1);
    });
  }

  it("is the same bytes each time: two who make it at once do not spoil each other's", async () => {
    const voice = await fixture("voice.webm");
    const [one, other] = await Promise.all([copied(voice, "audio/webm"), copied(voice, "audio/webm")]);
    expect(one?.equals(other ?? Buffer.alloc(0))).to.equal(true);
  });

  it("says nothing of who recorded it", async () => {
    const mark = "recorded-at-home";
    const told = await tone(1, "-metadata", `title=${mark}`, "-c:a", "libopus", "-f", "webm");
    expect(told.includes(mark)).to.equal(true);
    expect((await copied(told, "audio/webm"))?.includes(mark)).to.equal(false);
  });

  for (const [what, bytes] of [
    ["noise", Buffer.alloc(5_000, 7)],
    ["nothing", Buffer.alloc(0)],
    ["text", Buffer.from("once upon a time".repeat(100))],
  ] as const) {
    for (const contentType of ["audio/webm", "audio/mp4", "audio/ogg", "audio/wav"]) {
      it(`cannot be made of ${what} that is called ${contentType}`, async () => {
        expect(await copied(bytes, contentType)).to.equal(undefined);
      });
    }
  }

  it("cannot be made by a codec that no browser records with", async () => {
    const rare = await tone(1, "-c:a", "adpcm_ima_wav", "-f", "wav");
    expect(await copied(rare, "audio/wav")).to.equal(undefined);
  });

  it("is given up when it takes too long", async () => {
    const long = await tone(600, "-c:a", "pcm_u8", "-ar", "8000", "-f", "wav");
    expect(await copied(long, "audio/wav", { within: 30 })).to.equal(undefined);
  });

  it("is given up when more comes than may be", async () => {
    const endless = await script("exec cat /dev/zero");
    expect(await copied(Buffer.from("x"), "audio/wav", { ffmpeg: endless })).to.equal(undefined);
    await rm(endless);
  });

  it("is made without anything of our environment", async () => {
    const telling = await script("exec env");
    process.env.HEARTH_TEST_SECRET = "told-to-nobody";
    const told = await copied(Buffer.from("x"), "audio/wav", { ffmpeg: telling });
    delete process.env.HEARTH_TEST_SECRET;
    expect(told?.toString()).to.include("PWD=");
    expect(told?.toString()).not.to.include("told-to-nobody");
    await rm(telling);
  });

  it("is no matter of the sound where there is no ffmpeg, or where the sound cannot be read", async () => {
    const voice = await fixture("voice.webm");
    await expectRejects(copied(voice, "audio/webm", { ffmpeg: "/nowhere/ffmpeg" }), /ENOENT/);
    const broken = Readable.from(
      (async function* () {
        yield voice.subarray(0, 100);
        throw new Error("the bucket is gone");
      })(),
    );
    await expectRejects(mp3Of(broken, { ffmpeg, contentType: "audio/webm" }), /the bucket is gone/);
  });

  it("is of sound only", () => {
    for (const type of ["video/webm", "image/png", "application/pdf", "text/plain", "constructor", "audio/midi"]) {
      expect(canBeCopied(type), type).to.equal(false);
    }
  });

  describe("of what names something else", () => {
    let server: Server;
    let url: string;
    let asked = 0;
    before(async () => {
      server = createServer((_, response) => {
        asked += 1;
        response.end();
      }).listen(0, "127.0.0.1");
      await once(server, "listening");
      url = `http://127.0.0.1:${addressSchema.parse(server.address()).port}/secret.mp3`;
    });
    after(() => server.close());
    afterEach(() => expect(asked).to.equal(0));

    const playlists = {
      "an HLS playlist": () => `#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n${url}\n#EXT-X-ENDLIST\n`,
      "a list to concatenate": () => `ffconcat version 1.0\nfile ${url}\n`,
      "a DASH manifest": () =>
        `<MPD type="static"><Period><AdaptationSet><Representation><BaseURL>${url}</BaseURL></Representation></AdaptationSet></Period></MPD>`,
    };
    for (const [what, body] of Object.entries(playlists)) {
      it(`${what} is none, whatever it is called, and nothing is fetched`, async () => {
        for (const [contentType] of made) expect(await copied(Buffer.from(body()), contentType)).to.equal(undefined);
      });
    }

    it("an MP4 whose sound is said to lie in another file is not played from there", async () => {
      const secret = await tone(1, "-c:a", "aac", "-f", "mp4");
      const path = join(folder, "secret");
      await writeFile(path, secret);
      const made = await copied(elsewhere(secret, path), "audio/mp4");
      const ofSecret = await copied(secret, "audio/mp4");
      await rm(path);
      expect(ofSecret?.length).to.be.above(4_000);
      expect(made?.equals(ofSecret ?? Buffer.alloc(0)) ?? false).to.equal(false);
    });
  });

  async function script(line: string): Promise<string> {
    const path = join(folder, "program");
    await writeFile(path, `#!/bin/sh\n${line}\n`);
    await chmod(path, 0o700);
    return path;
  }
});

/** The file without its data, which is said to lie at this path instead: by an alias, as QuickTime has them. */
function elsewhere(file: Buffer, path: string): Buffer {
  const at = file.indexOf("dref") + 12;
  const own = file.readUInt32BE(at);
  // A volume, a name and levels that are all empty; then type 2, the path as it was called.
  const alias = Buffer.concat([Buffer.alloc(150), Buffer.from([0, 2, 0, path.length]), Buffer.from(path)]);
  const place = Buffer.concat([Buffer.from("....alis\0\0\0\0", "latin1"), alias, Buffer.from([0, 0, 255, 255, 0, 0])]);
  place.writeUInt32BE(place.length);
  const changed = Buffer.concat([file.subarray(0, at), place, file.subarray(at + own)]);
  for (const box of ["moov", "trak", "mdia", "minf", "dinf", "dref"]) {
    const size = changed.indexOf(box) - 4;
    changed.writeUInt32BE(changed.readUInt32BE(size) + place.length - own, size);
  }
  const data = changed.indexOf("mdat");
  changed.fill(0, data + 4, data - 4 + changed.readUInt32BE(data - 4));
  return changed;
}

/** Those of this process that still run, or have not been taken leave of. */
async function childrenNamed(name: string): Promise<string[]> {
  const pids = (await readFile(`/proc/${process.pid}/task/${process.pid}/children`, "utf8")).split(" ").filter(Boolean);
  const names = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/comm`, "utf8").catch(() => "")));
  return names.map((each) => each.trim()).filter((each) => each === name);
}

async function expectRejects(promise: Promise<unknown>, message: RegExp): Promise<void> {
  const failure = await promise.then(
    () => "",
    (error: unknown) => String(error),
  );
  expect(failure).to.match(message);
}
