import type { Config } from "../config.ts";

/** What may be attached, each family with a limit of its own. */
export type Family = "image" | "audio" | "video" | "pdf" | "text";

/** `endings`: those that a name may have; the first one is given to a name that has none of them. */
export type MediaType = { contentType: string; family: Family; endings: readonly [string, ...string[]] };

function mediaType(family: Family, contentType: string, ...endings: [string, ...string[]]): MediaType {
  return { contentType, family, endings };
}

const webmAudio = mediaType("audio", "audio/webm", "webm", "weba");
const mp4Audio = mediaType("audio", "audio/mp4", "m4a", "mp4");
const oggAudio = mediaType("audio", "audio/ogg", "ogg", "oga", "opus");
const webmVideo = mediaType("video", "video/webm", "webm");
const mp4Video = mediaType("video", "video/mp4", "mp4", "m4v");
const mp3 = mediaType("audio", "audio/mpeg", "mp3");
const wav = mediaType("audio", "audio/wav", "wav");
const webp = mediaType("image", "image/webp", "webp");

/** What is made of each type that magic numbers tell, by the name that the library `file-type` has for it. */
const byMagic: Readonly<Record<string, MediaType>> = {
  "image/jpeg": mediaType("image", "image/jpeg", "jpg", "jpeg", "jfif"),
  "image/png": mediaType("image", "image/png", "png"),
  "image/apng": mediaType("image", "image/png", "png"),
  "image/gif": mediaType("image", "image/gif", "gif"),
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
  "audio/aac": mediaType("audio", "audio/aac", "aac"),
  "video/webm": webmVideo,
  "video/mp4": mp4Video,
  "video/x-m4v": mp4Video,
  "video/quicktime": mediaType("video", "video/quicktime", "mov"),
  "application/pdf": mediaType("pdf", "application/pdf", "pdf"),
};

const plain = mediaType("text", "text/plain", "txt", "log", "md", "json");

const texts: readonly MediaType[] = [
  plain,
  mediaType("text", "text/csv", "csv"),
  // Browsers would run these as pages of ours, under any type that says what they are.
  mediaType("text", "application/octet-stream", "svg", "html", "htm", "xml"),
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

export type Limits = Readonly<Record<Family, number>>;

/** In bytes. */
export function limitsOf(config: Config): Limits {
  const megabyte = 1024 * 1024;
  return {
    image: config.HEARTH_IMAGE_MAX_MB * megabyte,
    audio: config.HEARTH_AUDIO_MAX_MB * megabyte,
    video: config.HEARTH_VIDEO_MAX_MB * megabyte,
    pdf: config.HEARTH_PDF_MAX_MB * megabyte,
    text: config.HEARTH_TEXT_MAX_MB * megabyte,
  };
}
