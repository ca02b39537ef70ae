import type { Asking } from "./clients/startClients.ts";
import type { ServerName } from "./serverNames.ts";

const sse: Asking = {
  asks: ["GET /stream HTTP/1.1\r\nHost: bench\r\nAccept: text/event-stream\r\n\r\n"],
  opened: "\r\n\r\n",
};

const handshake = [
  "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1",
  "Host: bench",
  "Connection: Upgrade",
  "Upgrade: websocket",
  "Sec-WebSocket-Version: 13",
  "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
];

/** Over a websocket: "40" joins, in a frame of two bytes whose mask changes nothing; the answer begins with it too. */
const webSocket: Asking = {
  asks: [`${handshake.join("\r\n")}\r\n\r\n`],
  reply: "\x81\x82\0\0\0\x0040",
  opened: "40{",
};

/** How a client of that server asks for what it publishes. */
export function askingOf(name: ServerName): Asking {
  return name === "socketIo" ? webSocket : sse;
}
