import type { IncomingMessage, ServerResponse } from "node:http";
import type { Cursor } from "@hearth/contract";
import type { Session } from "../auth/Session.ts";
import type { Backend } from "../backend.ts";
import { chunk } from "./chunk.ts";
import { encodeFrame } from "./frame.ts";
import { leaseTerms } from "./leaseTerms.ts";
import type { Relay } from "./Relay.ts";
import { Subscriber } from "./Subscriber.ts";

/** A request that may have its stream. */
export type Opening = {
  backend: Backend;
  relay: Relay;
  session: Session;
  cursor: Cursor | null | undefined;
  request: IncomingMessage;
  response: ServerResponse;
};

/** Where a stream begins. `id`: the cursor of `ready`, which all that comes next follows. */
export type Beginning = { topic: string; epoch: string; head: number; id: string; position: number; time: number };

/** Sends the headers and `ready`. Throws `overloaded` when the last place was taken meanwhile. */
export function beginStream({ backend, relay, session, request, response }: Opening, beginning: Beginning): Subscriber {
  relay.admit();
  const { topic, epoch, head, id, position, time } = beginning;
  const lease = leaseTerms(backend, session, Math.random());
  const isChunked = request.httpVersionMinor > 0;
  response.writeHead(200, {
    "Content-Type": "text/event-stream; charset=utf-8",
    "Cache-Control": "no-store, no-transform",
    "X-Accel-Buffering": "no",
    ...(isChunked && { "Transfer-Encoding": "chunked" }),
  });
  response.flushHeaders();
  const terms = { ...lease, topic, position, time, isChunked };
  const subscriber = new Subscriber(response, request.socket, terms, relay.counters);
  relay.add(subscriber);
  response.once("close", () => relay.remove(subscriber));
  const data = { topic, epoch, head, leaseMs: lease.endsAt - lease.now };
  subscriber.write(chunk(encodeFrame({ event: "ready", id, data })));
  return subscriber;
}
