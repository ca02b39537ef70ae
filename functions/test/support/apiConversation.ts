import type { Conversation, State } from "@hearth/contract";
import type { Caller } from "./apiCaller.ts";
import type { Api } from "./apiProcess.ts";
import { routes } from "./apiRoutes.ts";

/** A conversation of its own for a test: Ada's, and Dana's where an operator has it. */
export type Begun = { ada: Caller; dana: Caller; id: string; conversation: Conversation };

/** A new conversation of a new customer, brought into the state by the calls that lead there. */
export async function begin(api: Api, state: State = "bot"): Promise<Begun> {
  const [ada, dana] = await Promise.all([api.customer(), api.operator()]);
  const { id } = await ada.does(routes.createConversation, { body: {} });
  if (state === "waiting") await ada.does(routes.handoff, { id, body: {} });
  if (state === "assigned") await dana.does(routes.takeover, { id, body: {} });
  if (state === "closed") await ada.does(routes.close, { id, body: {} });
  return { ada, dana, id, conversation: await ada.does(routes.getConversation, { id }) };
}

let said = 0;

/** A message under a key of its own. Answers with the message as the sender sees it. */
export async function say(caller: Caller, id: string, words: { text: string; [field: string]: unknown }) {
  said += 1;
  return (await caller.does(routes.sendMessage, { id, body: { clientId: `said-${said}`, ...words } })).message;
}
