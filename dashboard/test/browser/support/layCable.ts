import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { z } from "zod";

const addressSchema = z.object({ port: z.int() });

/** A way to a server that can be cut. */
export type Cable = {
  url: string;
  cut(): void;
  mend(): void;
  remove(): void;
  /** The next connection that carries so many bytes to the server stops there, until it is cut. Resolves then. */
  stopAfter(bytes: number): Promise<void>;
};

/** Where a connection shall stop, and who waits for it. */
type Stop = { bytes: number; stopped: () => void };

/** Playwright's offline mode lets pass what is open already: only a cut reaches a stream. */
export async function layCable(to: string): Promise<Cable> {
  const { hostname, port } = new URL(to);
  const ends = new Set<Socket>();
  let isCut = false;
  const stops: Stop[] = [];
  const server = createServer((near) => {
    if (isCut) {
      near.destroy();
      return;
    }
    const far = connect(Number(port), hostname);
    for (const [end, other] of [[near, far] as const, [far, near] as const]) {
      ends.add(end);
      end.on("error", () => undefined);
      end.on("close", () => {
        ends.delete(end);
        other.destroy();
      });
      end.pipe(other);
    }
    let carried = 0;
    near.on("data", (chunk) => {
      carried += chunk.length;
      const [stop] = stops;
      if (stop === undefined || carried < stop.bytes) return;
      stops.shift();
      near.unpipe(far).pause();
      stop.stopped();
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const cut = () => {
    isCut = true;
    for (const end of ends) end.destroy();
  };
  return {
    url: `http://127.0.0.1:${addressSchema.parse(server.address()).port}`,
    cut,
    mend: () => {
      isCut = false;
    },
    remove: () => {
      server.close();
      cut();
    },
    stopAfter: (bytes) => new Promise((stopped) => stops.push({ bytes, stopped })),
  };
}
