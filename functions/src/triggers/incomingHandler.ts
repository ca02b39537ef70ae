import { createBackend } from "../backend.ts";
import { judgeIncoming } from "./judgeIncoming.ts";

const backend = createBackend(process.env);

/** Handles one raw message and writes its verdict beside it. Throws when the platform shall try again. */
export function handleIncoming(place: { conversationId: string; clientId: string }, writtenAt: Date): Promise<void> {
  return judgeIncoming(backend, place, writtenAt);
}
