/** Turns packets into samples between -1 and 1, by channel. */
export type SoundDecoder = { decode(packet: Uint8Array): Float32Array[]; free(): void };

/** Undefined for a codec that cannot be decoded here: AAC, Vorbis and FLAC among them. */
export async function soundDecoder(codec: string | null, channels: number): Promise<SoundDecoder | undefined> {
  // More channels than two would need to be told which is which.
  if (codec === "opus" && channels <= 2) {
    const { OpusDecoder } = await import("opus-decoder");
    const decoder = new OpusDecoder({ channels });
    await decoder.ready;
    return { decode: (packet) => decoder.decodeFrame(packet).channelData, free: () => decoder.free() };
  }
  if (codec === "mp3") {
    const { MPEGDecoder } = await import("mpg123-decoder");
    const decoder = new MPEGDecoder();
    await decoder.ready;
    return { decode: (packet) => decoder.decodeFrame(packet).channelData, free: () => decoder.free() };
  }
  const sample = codec === null ? undefined : pcm[codec];
  return sample && { decode: (packet) => [samplesOf(packet, sample)], free: () => {} };
}

type Sample = { bytes: number; read(view: DataView, at: number): number };

/** What a WAV file holds. */
const pcm: Readonly<Record<string, Sample>> = {
  "pcm-u8": { bytes: 1, read: (view, at) => view.getUint8(at) / 0x80 - 1 },
  "pcm-s16": { bytes: 2, read: (view, at) => view.getInt16(at, true) / 0x8000 },
  // The upper two of three bytes tell how loud it is.
  "pcm-s24": { bytes: 3, read: (view, at) => view.getInt16(at + 1, true) / 0x8000 },
  "pcm-s32": { bytes: 4, read: (view, at) => view.getInt32(at, true) / 0x80000000 },
  "pcm-f32": { bytes: 4, read: (view, at) => view.getFloat32(at, true) },
};

function samplesOf(packet: Uint8Array, { bytes, read }: Sample): Float32Array {
  const view = new DataView(packet.buffer, packet.byteOffset, packet.byteLength);
  return Float32Array.from({ length: Math.floor(packet.length / bytes) }, (_, index) => read(view, index * bytes));
}
