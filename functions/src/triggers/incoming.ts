import { onDocumentCreated } from "firebase-functions/v2/firestore";
import { instances } from "../instances.ts";
import { preloaded } from "../preloaded.ts";
import { region } from "../region.ts";

const load = preloaded("incoming", () => import("./incomingHandler.ts"));

/**
 * Brings in what was written straight to `conversations/{c}/incoming/{clientId}`.
 * - retry: without it the platform drops an event whose handling failed.
 * - memory, concurrency: as the API's; a message mostly waits for Firestore.
 * - timeout 60 s: the log gives up well before, and the platform tries again.
 * - instances: at most 10, by params. Past 800 at once the platform holds events back; none is kept warm, for
 *   nobody waits for an answer.
 */
export const incoming = onDocumentCreated(
  {
    document: "conversations/{conversationId}/incoming/{clientId}",
    region,
    retry: true,
    memory: "512MiB",
    cpu: 1,
    concurrency: 80,
    timeoutSeconds: 60,
    ...instances.incoming,
  },
  async (event) => {
    const { handleIncoming } = await load();
    await handleIncoming(event.params, new Date(event.time));
  },
);
