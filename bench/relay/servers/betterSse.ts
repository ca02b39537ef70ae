import { createServer } from "node:http";
import { createChannel, createSession } from "better-sse";
import { eventOf } from "../event.ts";
import { listen } from "./listen.ts";
import { obey } from "./obey.ts";

const channel = createChannel();
let seq = 0;

const server = createServer(async (request, response) => {
  channel.register(await createSession(request, response));
});

obey({
  port: await listen(server),
  pids: [process.pid],
  publish(count, bytes) {
    for (let n = 0; n < count; n++) {
      seq += 1;
      const { data, event, id } = eventOf(seq, bytes);
      channel.broadcast(data, event, { eventId: id });
    }
  },
});
