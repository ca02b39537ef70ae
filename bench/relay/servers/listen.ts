import { once } from "node:events";
import type { Server } from "node:net";

/** Has the server listen on a free port of the loopback interface, and returns the port. */
export async function listen(server: Server): Promise<number> {
  server.listen({ port: 0, host: "127.0.0.1", backlog: 4096 });
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return address.port;
}
