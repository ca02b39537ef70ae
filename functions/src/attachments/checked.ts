import { Fault } from "@hearth/contract";

/** The same bytes, counted as they pass. Throws `payload_too_large` at the first byte too many. */
export async function* counted(
  source: AsyncIterable<Uint8Array>,
  limit: number,
  seen: { size: number },
): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    seen.size += chunk.length;
    if (seen.size > limit) throw tooLarge(limit);
    yield chunk;
  }
}

/** The same bytes, which are text: UTF-8, without a NUL. Throws `unsupported_media_type` where they are not. */
export async function* asText(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const mustDecode = (chunk?: Uint8Array) => {
    try {
      decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      throw notTaken();
    }
  };
  for await (const chunk of source) {
    if (chunk.includes(0)) throw notTaken();
    mustDecode(chunk);
    yield chunk;
  }
  mustDecode();
}

export function tooLarge(limit: number): Fault {
  return new Fault("payload_too_large", { detail: `At most ${limit} bytes of this type.` });
}

export function notTaken(): Fault {
  return new Fault("unsupported_media_type", { detail: "Taken are images, audio, video, PDF and text in UTF-8." });
}
