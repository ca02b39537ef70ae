import type { SendMessage } from "@hearth/contract";
import type { Principal } from "./Principal.ts";
import type { StoredMessage } from "./StoredMessage.ts";

/** A message on its way into a conversation, and whose it is. */
export type Append = {
  principal: Principal;
  /** Derived from the message's key, or random where it has none. */
  messageId: string;
  input: SendMessage;
  via: StoredMessage["via"];
};
