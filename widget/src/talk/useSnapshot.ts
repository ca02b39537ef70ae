import type { ConversationSnapshot, ConversationStore } from "@hearth/client";
import { type Readable, useLive } from "../Live.ts";

const nothing: Readable<null> = { getSnapshot: () => null, subscribe: () => () => undefined };

/** The conversation as it is now; null while there is none. */
export function useSnapshot(store: ConversationStore | undefined): ConversationSnapshot | null {
  return useLive<ConversationSnapshot | null>(store ?? nothing);
}
