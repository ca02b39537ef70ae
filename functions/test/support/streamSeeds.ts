import { type Backend, createBackend } from "../../src/backend.ts";
import { appendMessage } from "../../src/conversation/appendMessage.ts";
import type { Principal } from "../../src/conversation/Principal.ts";
import { appendOf } from "./appendOf.ts";

/** The backend in this process, on the emulators: to write and to read past the API. */
export function openBackend(): Backend {
  return createBackend(process.env);
}

const bot: Principal = { id: "bot_seeds", role: "bot", name: "Seeds" };

/** So many messages, straight through the log: hundreds in one commit. */
export async function fill(backend: Backend, conversationId: string, count: number, text = "seed"): Promise<void> {
  const appends = Array.from({ length: count }, (_, index) =>
    appendOf(bot, { clientId: crypto.randomUUID(), text: `${text} ${index}` }, conversationId),
  );
  await Promise.all(appends.map((append) => backend.log.append(conversationId, appendMessage(append))));
}
