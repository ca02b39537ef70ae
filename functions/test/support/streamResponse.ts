import { once } from "node:events";
import { createServer, get, IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { text } from "node:stream/consumers";
import { z } from "zod";

const addressSchema = z.object({ port: z.int() });

/** Both ends of one real HTTP response over loopback. */
export type OpenResponse = {
  /** The server's. */
  response: ServerResponse;
  /** What carries the response, at the server's end. */
  socket: Socket;
  /** The client's; it reads when it is read. */
  client: IncomingMessage;
  /** Everything that came, once the response has ended or broken off. */
  text(): Promise<string>;
};

/** Opens one, its headers sent. The server goes when the connection does. */
export async function openResponse(): Promise<OpenResponse> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = addressSchema.parse(server.address());
  const request = get({ host: "127.0.0.1", port, agent: false });
  // Cut off in the middle, as some tests want it.
  request.on("error", () => undefined);
  const asked = z.tuple([z.instanceof(IncomingMessage), z.instanceof(ServerResponse)]);
  const [{ socket }, response] = asked.parse(await once(server, "request"));
  server.close();
  response.flushHeaders();
  const [client] = z.tuple([z.instanceof(IncomingMessage)]).parse(await once(request, "response"));
  client.on("error", () => undefined);
  return { response, socket, client, text: () => text(client) };
}
