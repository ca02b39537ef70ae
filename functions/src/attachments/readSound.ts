import { waveformPoints } from "@hearth/contract";
import { ALL_FORMATS, CustomSource, EncodedPacketSink, Input, type InputAudioTrack } from "mediabunny";
import { type Sound, unknownSound } from "./Sound.ts";
import { soundDecoder } from "./soundDecoder.ts";
import { type Loudness, pointAt, rmsOf, waveformOf } from "./waveformOf.ts";

/** Of the file, what has been read and may be needed again. In bytes. */
const cached = 2 * 1024 * 1024;

/** Decoded for each point of the waveform at most: a minute of speech is decoded whole, an hour by samples. */
const decodedEach = 48;

/** An hour of speech has 180,000. What has more is not drawn. */
const maxPackets = 250_000;

/** What claims to last longer is not believed: the largest file of the slowest speech lasts ten hours. In seconds. */
const longest = 24 * 60 * 60;

/** The bytes from `start` to `end`, the last one not included. */
type Read = (start: number, end: number) => Promise<Uint8Array>;

/**
 * Whether an audio or video file has a picture; if not, how long it sounds, and its course. It is read piece by piece.
 * What is not known is null. Whoever made the file may have made it to be read for ever, or to fill the memory: call it
 * where that can be ended (`soundOf.ts`).
 */
export async function readSound(size: number, read: Read): Promise<Sound> {
  const source = new CustomSource({
    getSize: () => size,
    read,
    maxCacheSize: cached,
    prefetchProfile: "network",
    handleUnhandledError: () => {},
  });
  const input = new Input({ source, formats: ALL_FORMATS });
  try {
    if ((await input.getPrimaryVideoTrack()) !== null) return { ...unknownSound, hasPicture: true };
    const track = await input.getPrimaryAudioTrack();
    if (track === null) return unknownSound;
    // Chrome's recordings do not say how long they are: the last packet does.
    const durationSeconds = await track.computeDuration();
    if (!(durationSeconds > 0 && durationSeconds <= longest)) return unknownSound;
    return {
      hasPicture: false,
      durationSeconds: Math.round(durationSeconds * 1000) / 1000,
      waveform: await courseOf(track, durationSeconds),
    };
  } finally {
    input.dispose();
  }
}

async function courseOf(track: InputAudioTrack, duration: number): Promise<number[] | null> {
  const decoder = await soundDecoder(await track.getCodec(), await track.getNumberOfChannels());
  if (decoder === undefined) return null;
  const pieces: Loudness[] = [];
  const decoded = Array.from({ length: waveformPoints }, () => 0);
  let seen = 0;
  try {
    for await (const { data, timestamp, duration: lasts } of new EncodedPacketSink(track).packets()) {
      if (++seen > maxPackets) return null;
      const at = timestamp / duration;
      const point = pointAt(at);
      const before = decoded[point] ?? 0;
      if (before >= decodedEach) continue;
      decoded[point] = before + 1;
      pieces.push(...piecesOf(decoder.decode(data), at, lasts / duration));
    }
    return waveformOf(pieces);
  } finally {
    decoder.free();
  }
}

/** A packet of WAV may last for several points: each gets its part. */
function piecesOf(channels: readonly Float32Array[], at: number, lasts: number): Loudness[] {
  const parts = Math.min(waveformPoints, Math.max(1, Math.ceil(lasts * waveformPoints)));
  return Array.from({ length: parts }, (_, part) => ({
    at: at + (lasts * part) / parts,
    rms: rmsOf(channels.map((samples) => partOf(samples, part, parts))),
  }));
}

function partOf(samples: Float32Array, part: number, parts: number): Float32Array {
  const edge = (part: number) => Math.floor((samples.length * part) / parts);
  return samples.subarray(edge(part), edge(part + 1));
}
