import { setTimeout as sleep } from "node:timers/promises";
import { type ConversationEvent, eventSchema, eventTypes, streamEventSchemas } from "@hearth/contract";
import { type EventSourceMessage, EventSourceParserStream } from "eventsource-parser/stream";

/** Connections in a row that brought nothing before it gives up. */
const maxFailures = 10;

/** The pause after a connection that broke; it doubles with each that follows. In milliseconds. */
const shortestPause = 100;
const longestPause = 5_000;

/** The longest frame that is taken: far above the longest that is sent. In characters. */
const maxFrame = 1_000_000;

export type Following = { streamUrl: string; conversationId: string; token: string; signal: AbortSignal };

/**
 * What the follower learns:
 * - `ready`: the stream is open. Where it was `resumed`, the next event follows the last one. Where not, it
 *   follows `head`, and what is up to there is to be fetched before the next is asked for.
 * - `event`: the next change.
 * - `reset`: the stream cannot go on from there; a `ready` that is not resumed follows.
 */
export type Followed =
  | { type: "ready"; resumed: boolean; head: number }
  | { type: "event"; event: ConversationEvent }
  | { type: "reset" };

type Connection = { frames: AsyncIterable<EventSourceMessage> | []; retryAfter?: number };

const changes: ReadonlySet<string> = new Set([...eventTypes, "hidden"]);

/**
 * One conversation's stream, over as many connections as it takes. It comes back with the cursor of the last
 * frame: after `reconnect`, when that says; after a connection that broke, a little later each time. It ends when
 * `signal` aborts. Throws what is refused for good, and when nothing comes through any more.
 */
export async function* followConversation(following: Following): AsyncGenerator<Followed> {
  const { signal } = following;
  let cursor: string | undefined;
  for (let failures = 0; !signal.aborted && failures < maxFailures; ) {
    const resumed = cursor !== undefined;
    const { frames, retryAfter } = await connect(following, cursor);
    let pause = retryAfter ?? Math.min(longestPause, shortestPause * 2 ** failures);
    failures += 1;
    for await (const { event: name = "", id, data } of frames) {
      cursor = id ?? cursor;
      if (name === "ready") {
        yield { type: "ready", resumed, head: streamEventSchemas.ready.parse(JSON.parse(data)).head };
      } else if (changes.has(name)) {
        failures = 0;
        yield { type: "event", event: eventSchema.parse(JSON.parse(data)) };
      } else if (name === "reset") {
        cursor = undefined;
        yield { type: "reset" };
      } else if (name === "reconnect") {
        failures = 0;
        pause = streamEventSchemas.reconnect.parse(JSON.parse(data)).delayMs;
      }
    }
    await sleep(pause, undefined, { signal }).catch(() => undefined);
  }
  if (!signal.aborted) throw new Error(`The stream brought nothing over ${maxFailures} connections.`);
}

/** A connection that nobody answered has no frames, and so has one that was refused for now. */
async function connect(following: Following, cursor: string | undefined): Promise<Connection> {
  const { streamUrl, conversationId, token, signal } = following;
  const headers = { Authorization: `Bearer ${token}`, ...(cursor !== undefined && { "Last-Event-ID": cursor }) };
  const url = `${streamUrl}/stream?conversation=${conversationId}`;
  const response = await fetch(url, { headers, signal }).catch(() => undefined);
  if (response?.ok) return { frames: framesOf(response) };
  const text = await response?.text();
  if (response === undefined || response.status === 429 || response.status >= 500) {
    const seconds = Number(response?.headers.get("Retry-After") ?? 0);
    return { frames: [], retryAfter: seconds > 0 ? seconds * 1000 : undefined };
  }
  throw new Error(`The stream answered ${response.status} ${text?.slice(0, 300)}`);
}

/** Until the connection ends; that it broke is told by the missing goodbye. */
async function* framesOf({ body }: Response): AsyncGenerator<EventSourceMessage> {
  if (body === null) return;
  const parser = new EventSourceParserStream({ maxBufferSize: maxFrame });
  try {
    yield* body.pipeThrough(new TextDecoderStream()).pipeThrough(parser);
  } catch {
    return;
  }
}
