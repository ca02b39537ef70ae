import { type AttachmentLimits, type Family, familyOf } from "@hearth/contract";
import type { Config } from "../config.ts";

/** `endings`: those that a name may have; the first one is given to a name that has none of them. */
export type MediaType = { contentType: string; family: Family; endings: readonly [string, ...string[]] };

function mediaType(contentType: string, ...endings: [string, ...string[]]): MediaType {
  return { contentType, family: familyOf(contentType), endings };
}

const webmAudio = mediaType("audio/webm", "webm", "weba");
const mp4Audio = mediaType("audio/mp4", "m4a", "mp4");
const oggAudio = mediaType("audio/ogg", "ogg", "oga", "opus");
const webmVideo = mediaType("video/webm", "webm");
const mp4Video = mediaType("video/mp4", "mp4", "m4v");
const mp3 = mediaType("audio/mpeg", "mp3");
const wav = mediaType("audio/wav", "wav");
const webp = mediaType("image/webp", "webp");

/** What is made of each type that magic numbers tell, by the name that the library `file-type` has for it. */
const byMagic: Readonly<Record<string, MediaType>> = {
  "image/jpeg": mediaType("image/jpeg", "jpg", "jpeg", "jfif"),
  "image/png": mediaType("image/png", "png"),
  "image/apng": mediaType("image/png", "png"),
  "image/gif": mediaType("image/gif", "gif"),
  "image/webp": webp,
  // What it is written as: see imageOf.ts.
  "image/avif": webp,
  "audio/mpeg": mp3,
  "audio/wav": wav,
  "audio/vnd.wave": wav,
  "audio/ogg": oggAudio,
  "audio/ogg; codecs=opus": oggAudio,
  "audio/mp4": mp4Audio,
  "audio/x-m4a": mp4Audio,
  "audio/aac": mediaType("audio/aac", "aac"),
  "video/webm": webmVideo,
  "video/mp4": mp4Video,
  "video/x-m4v": mp4Video,
  "video/quicktime": mediaType("video/quicktime", "mov"),
  "application/pdf": mediaType("application/pdf", "pdf"),
};

const plain = mediaType("text/plain", "txt", "log", "md", "json");

const texts: readonly MediaType[] = [
  plain,
  mediaType("text/csv", "csv"),
  // Browsers would run these as pages of ours, under any type that says what they are.
  mediaType("application/octet-stream", "svg", "html", "htm", "xml"),
];

/** The type behind a magic number; undefined where it is none that is taken. */
export function typeByMagic(name: string): MediaType | undefined {
  return Object.hasOwn(byMagic, name) ? byMagic[name] : undefined;
}

/** Which text it is, only its name tells. */
export function textType(name: string): MediaType {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
  return texts.find(({ endings }) => endings.includes(ending)) ?? plain;
}

/** A container for pictures that holds only sound: what browsers record as a voice message. */
export function withoutPicture(type: MediaType): MediaType {
  if (type === webmVideo) return webmAudio;
  return type === mp4Video ? mp4Audio : type;
}

/** Whether a browser may show it. All else it is told to save. */
export function isInline(contentType: string): boolean {
  return /^(image|audio|video)\/|^application\/pdf$/.test(contentType);
}

/** In whole bytes. */
export function limitsOf(config: Config): AttachmentLimits {
  const bytes = (megabytes: number) => Math.floor(megabytes * 1024 * 1024);
  return {
    image: bytes(config.HEARTH_IMAGE_MAX_MB),
    audio: bytes(config.HEARTH_AUDIO_MAX_MB),
    video: bytes(config.HEARTH_VIDEO_MAX_MB),
    pdf: bytes(config.HEARTH_PDF_MAX_MB),
    text: bytes(config.HEARTH_TEXT_MAX_MB),
  };
}
