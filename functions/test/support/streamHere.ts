import { once } from "node:events";
import { createServer } from "node:http";
import { z } from "zod";
import { type Backend, createBackend } from "../../src/backend.ts";
import { openStream } from "../../src/relay/openStream.ts";
import { Relay } from "../../src/relay/Relay.ts";

const addressSchema = z.object({ port: z.int() });

const spacious = {
  HEARTH_STREAMS_PER_USER: "2000",
  HEARTH_STREAMS_PER_INSTANCE: "2000",
  HEARTH_STREAM_MAX_BYTES: "1000000000",
};

export type StreamHere = {
  url: string;
  backend: Backend;
  relay: Relay;
  /** Moves its clock on: what takes minutes is then due within a second. */
  pass(milliseconds: number): void;
  close(): Promise<void>;
};

/** The stream served by this very process, on the emulators, where a test can count what it does. */
export async function streamHere(): Promise<StreamHere> {
  let passed = 0;
  const backend = {
    ...createBackend({ ...process.env, ...spacious }),
    clock: () => new Date(Date.now() + passed),
  };
  const relay = new Relay(backend);
  const server = createServer((request, response) => void openStream({ backend, relay }, request, response));
  server.listen({ port: 0, host: "127.0.0.1", backlog: 2_000 });
  await once(server, "listening");
  const { port } = addressSchema.parse(server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    backend,
    relay,
    pass: (milliseconds) => {
      passed += milliseconds;
    },
    close: async () => {
      relay.close();
      server.close();
      server.closeAllConnections();
      await backend.db.terminate();
    },
  };
}
