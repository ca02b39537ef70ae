import { createServer } from "node:http";
import { Server } from "socket.io";
import { eventOf } from "../event.ts";
import { listen } from "./listen.ts";
import { obey } from "./obey.ts";

const server = createServer();
// The benchmark's clients answer no pings: none is sent while it runs.
const io = new Server(server, { transports: ["websocket"], serveClient: false, pingInterval: 3_600_000 });
let seq = 0;

obey({
  port: await listen(server),
  pids: [process.pid],
  publish(count, bytes) {
    for (let n = 0; n < count; n++) {
      seq += 1;
      const { data, event, id } = eventOf(seq, bytes);
      io.emit(event, { id, ...data });
    }
  },
});
