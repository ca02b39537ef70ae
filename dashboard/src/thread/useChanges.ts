import { useCallback, useSyncExternalStore } from "react";
import { useConversationStore } from "../hearth/ConversationContext.ts";
import { useHearth } from "../hearth/HearthContext.ts";
import { useOpened } from "../hearth/useOpened.ts";
import type { Change } from "./Change.ts";
import { ConversationChanges } from "./ConversationChanges.ts";

const none: readonly Change[] = [];
const never = () => () => undefined;

/** What happened to the open conversation between the messages that are loaded. */
export function useChanges(): readonly Change[] {
  const { api } = useHearth();
  const store = useConversationStore();
  const changes = useOpened(useCallback(() => new ConversationChanges({ api, store }), [api, store]));
  return useSyncExternalStore(changes?.subscribe ?? never, () => changes?.getSnapshot() ?? none);
}
