import { useActions } from "../actions/useActions.ts";
import { useKeys } from "./useKeys.ts";

/** The keys that act at once on the open conversation. What is not allowed does nothing. `e`, which asks first, is CloseConversation's. */
export function ConversationKeys() {
  const { takeOver, release } = useActions();
  useKeys({ t: takeOver, r: () => release("queue") });
  return null;
}
