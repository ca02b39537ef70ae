import { crc32, deflateSync } from "node:zlib";
import { Fault } from "@hearth/contract";
import { expect } from "chai";
import sharp from "sharp";
import { imageOf, maxFrames, maxPixels, maxPixelsHeld } from "../../../src/attachments/imageOf.ts";

const red = { width: 600, height: 400, channels: 3, background: "red" } as const;

describe("an image written anew", () => {
  it("has nothing in it but the picture: not where it was taken, nor when, nor by what", async () => {
    const exif = { IFD0: { Copyright: "Ada", Make: "Camera" }, IFD3: { GPSLatitude: "52/1 30/1 0/1" } };
    const raw = await sharp({ create: red }).withExif(exif).withXmp("<x:xmpmeta/>").jpeg().toBuffer();
    expect((await sharp(raw).metadata()).exif).not.to.equal(undefined);
    const { file, thumbnail } = await imageOf(raw);
    for (const written of [file, thumbnail]) {
      const { exif, xmp, iptc, icc } = await sharp(written).metadata();
      expect([exif, xmp, iptc, icc]).to.deep.equal([undefined, undefined, undefined, undefined]);
      expect(written.includes("Camera")).to.equal(false);
    }
  });

  it("is turned as its camera was held", async () => {
    const raw = await sharp({ create: red }).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect(await imageOf(raw)).to.include({ width: 400, height: 600 });
  });

  it("has a thumbnail of 480 pixels at most, and never a larger one than itself", async () => {
    for (const [width, small] of [
      [600, 480],
      [300, 300],
    ] as const) {
      const { thumbnail } = await imageOf(
        await sharp({ create: { ...red, width } })
          .png()
          .toBuffer(),
      );
      expect(await sharp(thumbnail).metadata()).to.include({ format: "webp", width: small });
    }
  });

  for (const [format, written] of [
    ["jpeg", "jpeg"],
    ["png", "png"],
    ["gif", "gif"],
    ["webp", "webp"],
    ["avif", "webp"],
  ] as const) {
    it(`${format} is written as ${written}`, async () => {
      const { file, width, height } = await imageOf(await sharp({ create: red }).toFormat(format).toBuffer());
      expect(await sharp(file).metadata()).to.include({ format: written, width: 600, height: 400 });
      expect([width, height]).to.deep.equal([600, 400]);
    });
  }

  it("moves, where it moved", async () => {
    const frames = await Promise.all(
      ["red", "blue"].map((background) =>
        sharp({ create: { ...red, background } })
          .png()
          .toBuffer(),
      ),
    );
    const raw = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer();
    const { file, height } = await imageOf(raw);
    expect([(await sharp(file).metadata()).pages, height]).to.deep.equal([2, 400]);
  });

  it("has lost what was hidden behind its picture", async () => {
    const polyglot = Buffer.concat([
      await sharp({ create: red }).gif().toBuffer(),
      Buffer.from("<script>alert(1)</script>PK\u0003\u0004"),
    ]);
    expect((await imageOf(polyglot)).file.includes("script")).to.equal(false);
  });

  it("is refused when it only looks small: no memory is spent on it", async () => {
    const before = process.memoryUsage().rss;
    expect(await refusalOf(bomb(60_000, 60_000))).to.equal("payload_too_large");
    expect(process.memoryUsage().rss - before).to.be.below(100_000_000);
  });

  it("counts every frame: four are four times as much", async () => {
    const side = Math.floor(Math.sqrt(maxPixels / 3));
    const frames = await Promise.all(
      ["red", "blue", "lime", "black"].map((background) =>
        sharp({ create: { width: side, height: side, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    );
    const raw = await sharp(frames, { join: { animated: true } })
      .webp({ effort: 0, quality: 1 })
      .toBuffer();
    expect(await refusalOf(raw)).to.equal("payload_too_large");
  });

  it("is refused when one frame of it would be held whole, and is too large for that", async () => {
    const side = Math.ceil(Math.sqrt(maxPixelsHeld)) + 1;
    const large = sharp({ create: { ...red, width: side, height: side } });
    for (const format of ["webp", "avif", "gif"] as const) {
      expect(await refusalOf(await large.toFormat(format, { effort: 1 }).toBuffer()), format).to.equal(
        "payload_too_large",
      );
    }
    expect(await refusalOf(await large.jpeg().toBuffer())).to.equal("taken");
  });

  it("is refused when it has more frames than any film of a minute, however small they are", async () => {
    const frame = Buffer.from("21f90400010000002c0000000001000100000202440100", "hex");
    const film = (frames: number) =>
      Buffer.concat([
        Buffer.from("47494638396101000100800000000000ffffff", "hex"),
        Buffer.alloc(frame.length * frames, frame),
        Buffer.from(";"),
      ]);
    expect(await refusalOf(film(maxFrames))).to.equal("taken");
    expect(await refusalOf(film(maxFrames + 1))).to.equal("payload_too_large");
  });

  for (const [what, raw] of [
    ["nothing but a beginning", Buffer.from("89504e470d0a1a0a", "hex")],
    ["noise behind a beginning", Buffer.concat([Buffer.from("ffd8ffe0", "hex"), Buffer.alloc(1_000, 7)])],
    [
      "a drawing, which could ask for other files",
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>'),
    ],
  ] as const) {
    it(`is refused when it is ${what}`, async () => {
      expect(await refusalOf(raw)).to.equal("unsupported_media_type");
    });
  }
});

async function refusalOf(raw: Buffer): Promise<string> {
  try {
    await imageOf(raw);
    return "taken";
  } catch (failure) {
    if (failure instanceof Fault) return failure.code;
    throw failure;
  }
}

/** A PNG of some kilobytes that says it is so wide and high. */
function bomb(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const signature = Buffer.from("89504e470d0a1a0a", "hex");
  const rows = deflateSync(Buffer.alloc(1_000_000));
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", rows), chunk("IEND", Buffer.alloc(0))]);
}
