// The relay behind node:http, its events put in where its feed would.
import { createServer } from "node:http";
import { createBackend } from "../../../functions/src/backend.ts";
import { beginStream } from "../../../functions/src/relay/beginStream.ts";
import { chunk } from "../../../functions/src/relay/chunk.ts";
import { EventWindow } from "../../../functions/src/relay/EventWindow.ts";
import { encodeFrame } from "../../../functions/src/relay/frame.ts";
import { Relay } from "../../../functions/src/relay/Relay.ts";
import { Topic } from "../../../functions/src/relay/Topic.ts";
import { eventOf } from "../event.ts";
import { listen } from "./listen.ts";
import { obey } from "./obey.ts";

const backend = createBackend({
  HEARTH_STREAMS_PER_INSTANCE: "100000",
  HEARTH_STREAM_MAX_BYTES: "1000000000",
});
const relay = new Relay(backend);
const window = new EventWindow(0);
const topic = new Topic(window, () => Promise.resolve("expired"), relay.counters);
let clients = 0;

const server = createServer((request, response) => {
  clients += 1;
  const principal = { id: `customer-${clients}`, role: "customer" as const, name: "" };
  const opening = { backend, relay, session: { principal, expiresAt: null }, cursor: undefined, request, response };
  const { end } = window;
  const beginning = {
    topic: "conversation:bench",
    epoch: "bench",
    head: end,
    id: `bench.${end}`,
    position: end,
    time: 0,
  };
  const subscriber = beginStream(opening, beginning);
  response.once("close", () => topic.leave(subscriber));
  topic.join(subscriber);
});

obey({
  port: await listen(server),
  pids: [process.pid],
  publish(count, bytes) {
    for (let n = 0; n < count; n++) {
      const seq = window.end + 1;
      // Encoded for each audience, as an event from the feed is.
      const frame = () => chunk(encodeFrame(eventOf(seq, bytes)));
      window.append({ seq, messageId: undefined, frames: { staff: frame(), customer: frame() } });
    }
    topic.published();
  },
});
