import type { Decision } from "../../src/conversation/Decision.ts";
import { type Started, startConversation } from "../../src/conversation/startConversation.ts";
import type { ConversationLog } from "../../src/log/ConversationLog.ts";
import { people } from "./people.ts";

export function start(conversationId = "c1", epoch = "epoch1"): Decision<Started> {
  return startConversation({ conversationId, epoch, principal: people.ada, profile: { channel: "web" } });
}

/** Ada's conversation, started by this log, which so keeps its head. */
export async function started<Guard>(
  log: ConversationLog<Guard>,
  conversationId = "c1",
): Promise<ConversationLog<Guard>> {
  await log.append(conversationId, start(conversationId));
  return log;
}
