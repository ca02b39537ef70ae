import { execFile } from "node:child_process";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { warn } from "firebase-functions/logger";
import { z } from "zod";

/** Of what is copied, in seconds: two of the longest voice messages that a browser records here. */
export const longestCopied = 600;

/** A voice is well understood at this. In bits a second. */
const rate = 64_000;

/** What `longestCopied` comes to, and some room. In bytes. */
const largest = (longestCopied * rate) / 8 + 64 * 1024;

/** Several times what the longest takes; it ends what was made to take forever. In milliseconds. */
const usualTime = 30_000;

/** The most that ffmpeg may ask for in one piece: twice the largest file. In bytes. */
const largestPiece = 64 * 1024 * 1024;

/**
 * How ffmpeg calls the container of each content type that is copied. Told so, it never guesses: a playlist that names
 * other files is not one for it.
 */
const containers: Readonly<Record<string, string>> = {
  "audio/webm": "matroska",
  "audio/ogg": "ogg",
  "audio/mp4": "mov",
  "audio/aac": "aac",
  "audio/mpeg": "mp3",
  "audio/wav": "wav",
};

/** What browsers and phones record; the hundreds of others that it knows are closed to what strangers send. */
const codecs =
  "opus,libopus,vorbis,flac,aac,alac,mp3,mp3float,pcm_u8,pcm_s16le,pcm_s24le,pcm_s32le,pcm_f32le,pcm_alaw,pcm_mulaw";

const run = promisify(execFile);

/** How a program that was started fails. One that could not be started has the system's word as its `code`. */
const endedSchema = z.object({
  code: z.union([z.int(), z.null(), z.literal("ERR_CHILD_PROCESS_STDIO_MAXBUFFER")]),
  signal: z.string().nullish(),
  stderr: z.instanceof(Buffer),
});

export function canBeCopied(contentType: string): boolean {
  return Object.hasOwn(containers, contentType);
}

/**
 * A sound as MP3, one channel at a constant rate: what every browser plays. Undefined where ffmpeg cannot make it of
 * that, or not in time; a rejection means that there is no ffmpeg, or that the sound could not be read.
 *
 * ffmpeg is a large program that reads what strangers sent. So it is run without a shell and without an environment,
 * opens one file in a folder of its own, which is removed afterwards, and reaches no network; it is told what it reads,
 * and limited in what it may decode, in memory, in time, and in what it may write.
 */
export async function mp3Of(
  source: Readable,
  { ffmpeg, contentType, within = usualTime }: { ffmpeg: string; contentType: string; within?: number },
): Promise<Buffer | undefined> {
  // On Cloud Functions this is memory. It cannot be a pipe: MP4 may have its table of contents at its end.
  const folder = await mkdtemp(join(tmpdir(), "hearth-copy-"));
  try {
    const path = join(folder, "sound");
    await pipeline(source, createWriteStream(path));
    const { stdout } = await run(ffmpeg, argumentsFor(path, containers[contentType] ?? ""), {
      cwd: folder,
      env: {},
      timeout: within,
      killSignal: "SIGKILL",
      maxBuffer: largest,
      encoding: "buffer",
    });
    return stdout.length > 0 ? stdout : undefined;
  } catch (failure) {
    const ended = endedSchema.safeParse(failure).data;
    if (ended === undefined) throw failure;
    const { code, signal, stderr } = ended;
    warn("a sound could not be copied", { code, signal, said: stderr.toString("utf8", 0, 200) });
    return undefined;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function argumentsFor(path: string, container: string): string[] {
  // Errors quote what they stumbled over, which is the sender's; what is fatal is about ffmpeg itself.
  const before = ["-nostdin", "-hide_banner", "-loglevel", "fatal", "-max_alloc", String(largestPiece)];
  const read = ["-protocol_whitelist", "file", "-codec_whitelist", codecs, "-f", container, "-threads", "1"];
  // The first sound alone, and nothing that is told about it.
  const chosen = ["-map", "0:a:0", "-map_metadata", "-1", "-map_chapters", "-1", "-t", String(longestCopied)];
  const sound = ["-ac", "1", "-ar", "44100", "-c:a", "libmp3lame", "-compression_level", "7", "-b:a", String(rate)];
  // At a constant rate its length follows from its size: the header that would tell it cannot be added to a pipe.
  const written = ["-threads", "1", "-write_xing", "0", "-id3v2_version", "0", "-f", "mp3", "pipe:1"];
  return [...before, ...read, "-i", `file:${path}`, ...chosen, ...sound, ...written];
}
