import { digest } from "./digest.ts";

/** What makes a message the same message, however often and by whichever way it arrives. */
export type MessageKey = { sourceId: string } | { clientId: string };

/** `sourceId`, else `clientId`; undefined where there is neither, and the 20-second rule applies. */
export function messageKeyOf(ids: {
  sourceId?: string | undefined;
  clientId?: string | undefined;
}): MessageKey | undefined {
  if (ids.sourceId !== undefined) return { sourceId: ids.sourceId };
  if (ids.clientId !== undefined) return { clientId: ids.clientId };
  return undefined;
}

/** The message's document id. The same key in the same conversation is the same document, so that a second create fails. */
export function messageIdOf(conversationId: string, key: MessageKey): string {
  return "sourceId" in key
    ? digest([conversationId, "source", key.sourceId])
    : digest([conversationId, "client", key.clientId]);
}
