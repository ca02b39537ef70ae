import { useActions } from "../actions/useActions.ts";
import { useKeys } from "./useKeys.ts";

/** The keys that act on the open conversation. What is not allowed does nothing. */
export function ConversationKeys() {
  const { takeOver, release, close } = useActions();
  useKeys({ t: takeOver, r: () => release("queue"), e: () => close() });
  return null;
}
