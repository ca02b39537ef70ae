import { randomInt } from "node:crypto";
import { createServer, type Server } from "node:net";

// Below what systems hand out to outgoing connections (Linux from 32768, macOS from 49152): a port found free here is
// not taken by somebody's next request before the emulator binds it.
const LOWEST = 20_000;
const HIGHEST = 32_000;
const ATTEMPTS_A_PORT = 50;

/** As many distinct ports of the loopback interface as asked for, free at this moment. */
export async function freePorts(count: number): Promise<number[]> {
  const held: Server[] = [];
  const ports: number[] = [];
  try {
    for (let attempts = 0; ports.length < count; attempts++) {
      if (attempts > count * ATTEMPTS_A_PORT)
        throw new Error(`No ${count} free ports between ${LOWEST} and ${HIGHEST}.`);
      const port = randomInt(LOWEST, HIGHEST);
      const server = await listen(port);
      if (!server) continue;
      held.push(server);
      ports.push(port);
    }
    return ports;
  } finally {
    await Promise.all(held.map((server) => new Promise((closed) => server.close(closed))));
  }
}

/** Whether nobody listens on the port, neither on the loopback interface nor on all: some systems allow both. */
export async function isFree(port: number): Promise<boolean> {
  for (const host of ["127.0.0.1", "0.0.0.0"]) {
    const server = await listen(port, host);
    if (!server) return false;
    await new Promise((closed) => server.close(closed));
  }
  return true;
}

function listen(port: number, host = "127.0.0.1"): Promise<Server | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(undefined));
    server.listen({ host, port }, () => resolve(server));
  });
}
