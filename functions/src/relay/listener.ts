import type { IncomingMessage, ServerResponse } from "node:http";
import { createBackend } from "../backend.ts";
import { endGracefully } from "./endGracefully.ts";
import { openStream } from "./openStream.ts";
import { Relay } from "./Relay.ts";

const backend = createBackend(process.env);
let relay: Relay | undefined;

/** The stream as the platform calls it. */
export async function listener(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (relay === undefined) {
    relay = new Relay(backend);
    endGracefully(relay);
  }
  await openStream({ backend, relay }, request, response);
}
