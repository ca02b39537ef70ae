import { Fault } from "@hearth/contract";
import type { HonoRequest } from "hono";

/** The body as it comes, and how long it is said to be. Throws `invalid_request` where it ends before its end. */
export function receivedBytes({ raw }: HonoRequest): {
  announced: number | undefined;
  body: AsyncIterator<Uint8Array>;
} {
  const length = Number(raw.headers.get("Content-Length") ?? Number.NaN);
  return { announced: Number.isNaN(length) ? undefined : length, body: chunksOf(raw.body) };
}

async function* chunksOf(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  if (body === null) return;
  // Cancelled, it would take along the connection that the answer goes over.
  const chunks = body.values({ preventCancel: true });
  for (;;) {
    const { done, value } = await chunks.next().catch(() => {
      throw new Fault("invalid_request", { errors: [{ path: "", message: "was cut off" }] });
    });
    if (done) return;
    yield value;
  }
}

/** More than the platform lets through. In bytes. */
const mostDiscarded = 40 * 1024 * 1024;

/**
 * Reads what is left of a body that was refused, and forgets it: answered before its end, a sender that is still
 * writing meets a closed connection instead of the answer, and takes it for a failure to try again.
 */
export async function discard(body: AsyncIterator<Uint8Array>): Promise<void> {
  try {
    for (let left = mostDiscarded; left > 0; ) {
      const { done, value } = await body.next();
      if (done) return;
      left -= value.length;
    }
  } catch {
    // Nobody is there to be answered.
    return;
  }
}
