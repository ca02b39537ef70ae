import { expect } from "chai";
import type { Operation } from "./apiDocument.ts";
import { signedBy } from "./signedBy.ts";

/** What an example is about: a conversation, an operator of the team, and words. */
export type Subject = { id: string; uid: string; text: string };

/** A body that the operation takes; undefined where it takes none. Fails for an operation that it has no example of. */
export function exampleBody({ operationId, body }: Operation, { id, uid, text }: Subject): object | undefined {
  if (body === undefined) return undefined;
  const examples: Record<string, object> = {
    createConversation: { customer: { name: "Ada" }, message: { text } },
    sendMessage: { text },
    editMessage: { text },
    read: { seq: 1 },
    setTyping: { typing: true },
    handoff: {},
    takeover: {},
    release: { to: "queue" },
    transfer: { operatorId: uid },
    close: { reason: text },
    rating: { score: 5, comment: text },
    labels: { labels: [text] },
    updateConversation: {
      customer: { name: "Ada", email: "ada@example.org", phone: "+1 555", locale: "en" },
      sentiment: "neutral",
    },
    createCannedResponse: { shortcut: "hello", text },
    setCannedResponse: { shortcut: "hello", text },
    setPresence: { status: "away" },
    setOperator: { name: text, role: "operator" },
    identify: signedBy({ userId: "u1", name: text }),
    blockCustomer: { blocked: false, reason: text },
    createStreamTicket: { conversation: id },
  };
  return examples[operationId] ?? expect.fail(`${operationId} is new: give an example of its body here`);
}
