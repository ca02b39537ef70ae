import { useCallback, useState } from "react";
import { usePart } from "../actions/usePart.ts";
import { useConversationStore } from "../hearth/ConversationContext.ts";

export type Older = { state: "none" | "some" | "loading" | "failed"; load: () => Promise<void> };

/** The messages before those that are loaded. */
export function useOlder(): Older {
  const store = useConversationStore();
  const hasOlder = usePart((snapshot) => snapshot.hasOlder);
  const [state, setState] = useState<"some" | "loading" | "failed">("some");
  const load = useCallback(async () => {
    if (!store.getSnapshot().hasOlder) return;
    setState("loading");
    const outcome = await store.loadOlder().then(
      () => "some" as const,
      () => "failed" as const,
    );
    setState(outcome);
  }, [store]);
  return { state: hasOlder ? state : "none", load };
}
