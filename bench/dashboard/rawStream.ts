import { EventSourceParserStream } from "eventsource-parser/stream";
import { z } from "zod";
import { wallClock } from "./wallClock.ts";

const createdSchema = z.object({ message: z.object({ text: z.string() }) });

/** When an event with this text came over a bare stream. */
export type RawStream = { seen(text: string): Promise<number>; close(): Promise<void> };

/** A client of the stream that does nothing but read; returns when it is live. */
export async function rawStream(url: string, conversationId: string, token: string): Promise<RawStream> {
  const closed = new AbortController();
  const times = new Map<string, PromiseWithResolvers<number>>();
  const timeOf = (text: string) => {
    const known = times.get(text) ?? Promise.withResolvers<number>();
    times.set(text, known);
    return known;
  };
  const response = await fetch(`${url}/stream?conversation=${conversationId}`, {
    headers: { Authorization: `Bearer ${token}` },
    signal: closed.signal,
  });
  if (!response.ok || response.body === null) throw new Error(`The stream answered ${response.status}.`);
  const ready = Promise.withResolvers<void>();
  const events = response.body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream());
  const reading = (async () => {
    for await (const { event, data } of events) {
      if (event === "ready") ready.resolve();
      if (event === "message.created") timeOf(createdSchema.parse(JSON.parse(data)).message.text).resolve(wallClock());
    }
  })().catch((error: unknown) => {
    if (!closed.signal.aborted) throw error;
  });
  await Promise.race([ready.promise, reading]);
  return {
    seen: (text) => timeOf(text).promise,
    close: async () => {
      closed.abort();
      await reading;
    },
  };
}
