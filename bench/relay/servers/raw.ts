// The limit: sockets without HTTP, to each of which the same bytes are written, event by event.
import { createServer, type Socket } from "node:net";
import { chunk } from "../../../functions/src/relay/chunk.ts";
import { encodeFrame } from "../../../functions/src/relay/frame.ts";
import { eventOf } from "../event.ts";
import { listen } from "./listen.ts";
import { obey } from "./obey.ts";

const headers = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";

const sockets = new Set<Socket>();
let seq = 0;

// Nothing is held back to be sent with the next, as Node's HTTP servers have it too.
const server = createServer({ noDelay: true }, (socket) => {
  socket.once("data", () => {
    socket.write(headers);
    sockets.add(socket);
  });
  socket.once("close", () => sockets.delete(socket));
  socket.on("error", () => undefined);
});

obey({
  port: await listen(server),
  pids: [process.pid],
  publish(count, bytes) {
    for (let n = 0; n < count; n++) {
      seq += 1;
      const frame = chunk(encodeFrame(eventOf(seq, bytes)));
      for (const socket of sockets) socket.write(frame);
    }
  },
});
