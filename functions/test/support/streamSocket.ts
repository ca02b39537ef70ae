import { once } from "node:events";
import { connect, type Socket } from "node:net";
import type { Ask } from "./streamClient.ts";

/** A client that asks for a stream and reads nothing of it. */
export async function openSocket(url: string, { token = "", ...query }: Ask): Promise<Socket> {
  const { hostname, port, host } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  socket.pause();
  // A reset by the other end is none of its business either.
  socket.on("error", () => undefined);
  await once(socket, "connect");
  const path = `/stream?${new URLSearchParams(query)}`;
  socket.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${token}\r\n\r\n`);
  return socket;
}
