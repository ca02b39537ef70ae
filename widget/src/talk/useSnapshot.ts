import type { ConversationSnapshot, ConversationStore } from "@hearth/client";
import { useRef } from "preact/hooks";
import { type Readable, useLive } from "../Live.ts";

const nothing: Readable<null> = { getSnapshot: () => null, subscribe: () => () => undefined };

/** The conversation as it is now; null while there is none. */
export function useSnapshot(store: ConversationStore | undefined): ConversationSnapshot | null {
  const now = useLive<ConversationSnapshot | null>(store ?? nothing);
  const fetched = useRef(now);
  if (now?.conversation !== null) fetched.current = now;
  const before = fetched.current;
  // Opened anew by who its customer turned out to be, it is shown as it was until it is here again.
  if (now?.conversation === null && before?.conversation?.id === store?.id && before !== null) {
    return { ...now, conversation: before.conversation, messages: before.messages };
  }
  return now;
}
