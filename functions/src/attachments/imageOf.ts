import { Fault } from "@hearth/contract";
import { notTaken } from "./checked.ts";

/** Of all frames together. What is larger would take more memory than an instance has. */
export const maxPixels = 50_000_000;

/** Of one frame, of what is held whole while it is read or written: 18 bytes a pixel, and a kilobyte can ask for them. */
export const maxPixelsHeld = 24_000_000;

/** Each takes its time, however small it is: 150,000 of one pixel took three minutes. */
export const maxFrames = 2_000;

const thumbnailSide = 480;

/** More than the largest image takes; it ends what was made to take forever. */
const maxSeconds = 20;

/** As what it is; AVIF as WebP, since to encode AVIF takes ten times as long. */
const writtenAs: Readonly<Partial<Record<string, "jpeg" | "png" | "gif" | "webp">>> = {
  jpeg: "jpeg",
  png: "png",
  gif: "gif",
  webp: "webp",
  heif: "webp",
};

/** Choosing the best code takes the whole image's coefficients into memory: six times what the rest does. */
const jpeg = { quality: 82, optimizeCoding: false } as const;

export type PreparedImage = { file: Buffer; thumbnail: Buffer; width: number; height: number };

/**
 * An image written anew, as what it was (AVIF as WebP): turned as its camera was held, and without anything else that
 * it told. What a file had behind its picture, or hidden in it, is gone with that. Throws `unsupported_media_type` for
 * what cannot be read, and `payload_too_large` for what only looks small.
 */
export async function imageOf(raw: Buffer): Promise<PreparedImage> {
  // A native library of megabytes, for those instances alone that meet an image.
  const { default: sharp } = await import("sharp");
  // What it keeps between images is memory that nobody gives back.
  sharp.cache(false);
  sharp.concurrency(1);
  const options = { limitInputPixels: maxPixels, failOn: "error", sequentialRead: true } as const;
  try {
    const { format, width, height, pages = 1 } = await sharp(raw, options).metadata();
    const target = writtenAs[format];
    // It would also read drawings, which may name other files.
    if (target === undefined) throw notTaken();
    // Of several pages `height` is that of one.
    const isHeld = target === "gif" || target === "webp";
    if (width * height * pages > maxPixels || (isHeld && width * height > maxPixelsHeld)) throw tooManyPixels();
    if (pages > maxFrames) throw new Fault("payload_too_large", { detail: `An image may have ${maxFrames} frames.` });
    const isAnimated = pages > 1 && isHeld;
    const written = sharp(raw, { ...options, pages: isAnimated ? -1 : 1 })
      .autoOrient()
      .timeout({ seconds: maxSeconds })
      .toFormat(target, target === "jpeg" ? jpeg : {});
    const { data: file, info } = await written.toBuffer({ resolveWithObject: true });
    const thumbnail = await sharp(file, { ...options, pages: 1 })
      .resize(thumbnailSide, thumbnailSide, { fit: "inside", withoutEnlargement: true })
      .timeout({ seconds: maxSeconds })
      .webp()
      .toBuffer();
    return { file, thumbnail, width: info.width, height: info.pageHeight ?? info.height };
  } catch (failure) {
    if (failure instanceof Fault) throw failure;
    throw failure instanceof Error && /pixel limit/i.test(failure.message) ? tooManyPixels() : notTaken();
  }
}

function tooManyPixels(): Fault {
  const detail = `An image may have ${maxPixels / 1e6} megapixels, one in GIF, WebP or AVIF ${maxPixelsHeld / 1e6} a frame.`;
  return new Fault("payload_too_large", { detail });
}
