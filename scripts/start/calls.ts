import { messageIdOf, messageKeyOf } from "@hearth/contract";
import { amira, conversations, type DemoConversation, demoPassword, olga, omar } from "../seed/demo.ts";
import type { Seeded } from "../seed/seeded.ts";

export interface Addresses {
  /** Ends in /v1. */
  api: string;
  stream: string;
  /** Host and port of the Auth emulator. */
  auth: string;
}

type Caller = "CUSTOMER" | "OPERATOR" | "ADMIN" | "BOT";

/** Silent but for the answer, which ends in a line's end. */
const curl = "curl -sw '\\n'";

/** Lines for a shell, to be pasted in order: what the others need, one `curl` for each main call, and the streams. */
export function calls({ api, stream, auth }: Addresses, seeded: Seeded) {
  const talking = demoIn("bot");
  const own = seeded.conversations[talking.customer.uid] ?? "";
  const queued = seeded.conversations[demoIn("waiting").customer.uid] ?? "";
  const key = messageKeyOf({ clientId: "pasted" });
  const message = `/conversations/$CHAT/messages/${key === undefined ? "" : messageIdOf(own, key)}`;

  const open = (path: string) => `${curl} $API${path}`;
  const get = (caller: Caller, path: string) => `${curl} ${bearer(caller)} "$API${path}"`;
  const remove = (caller: Caller, path: string) => `${curl} -X DELETE ${bearer(caller)} "$API${path}"`;
  const put = (caller: Caller, path: string, body: unknown) => `${curl} -X PUT ${sending(caller, path, body)}`;
  const patch = (caller: Caller, path: string, body: unknown) => `${curl} -X PATCH ${sending(caller, path, body)}`;
  const post = (caller: Caller, path: string, body: unknown = {}) => `${curl} ${sending(caller, path, body)}`;

  return {
    first: [
      `API=${api} STREAM=${stream} JSON='Content-Type: application/json'`,
      `CHAT=${own} QUEUED=${queued} BOT=${seeded.botKey}`,
      `token() { curl -s 'http://${auth}/identitytoolkit.googleapis.com/v1/accounts:signInWithPassword?key=demo' -H "$JSON" -d '{"email":"'$1'","password":"${demoPassword}","returnSecureToken":true}' | sed -n 's/.*"idToken": *"\\([^"]*\\)".*/\\1/p'; }`,
      `CUSTOMER=$(token ${talking.customer.email}) OPERATOR=$(token ${olga.email}) ADMIN=$(token ${amira.email})`,
    ],
    calls: [
      open("/health"),
      open("/config"),
      `${open("/openapi.json")} | head -c 400`,
      post("CUSTOMER", "/conversations", { message: { text: "Is anyone there?" } }),
      get("CUSTOMER", "/conversations/mine"),
      get("CUSTOMER", "/conversations/$CHAT"),
      post("CUSTOMER", "/conversations/$CHAT/messages", { clientId: "pasted", text: "Hello from curl" }),
      get("CUSTOMER", "/conversations/$CHAT/messages?limit=10"),
      patch("CUSTOMER", message, { text: "Hello, edited" }),
      remove("CUSTOMER", message),
      get("CUSTOMER", "/conversations/$CHAT/events?after=0"),
      post("CUSTOMER", "/conversations/$CHAT/read", { seq: 2 }),
      post("CUSTOMER", "/conversations/$CHAT/typing", { typing: true }),
      `FILE=$(printf 'A note.' | curl -s --data-binary @- ${bearer("CUSTOMER")} "$API/conversations/$CHAT/attachments?name=note.txt" | sed -n 's/^{"id":"\\([^"]*\\)".*/\\1/p')`,
      post("CUSTOMER", "/conversations/$CHAT/messages", { attachmentId: "'$FILE'", text: "Here it is." }),
      get("CUSTOMER", "/attachments/$FILE"),
      get("CUSTOMER", "/attachments/$FILE/link"),
      post("BOT", "/conversations/$CHAT/messages", { text: "I will pass you on to a person." }),
      post("BOT", "/conversations/$CHAT/handoff"),
      get("CUSTOMER", "/queue"),
      put("OPERATOR", "/operators/me", { status: "online" }),
      get("OPERATOR", "/operators"),
      get("OPERATOR", "/inbox?view=waiting"),
      get("OPERATOR", `/inbox?search=${talking.customer.name.slice(0, 2)}`),
      get("OPERATOR", "/inbox/counts"),
      get("OPERATOR", "/queue"),
      get("OPERATOR", `/customers/${talking.customer.uid}/conversations`),
      post("OPERATOR", "/conversations/$CHAT/takeover"),
      post("OPERATOR", "/conversations/$CHAT/messages", { text: "Hello, this is Olga." }),
      put("OPERATOR", "/conversations/$CHAT/labels", { labels: ["demo"] }),
      patch("OPERATOR", "/conversations/$CHAT", { customer: { phone: "+44 20 7946 0000" }, sentiment: "positive" }),
      post("OPERATOR", "/canned-responses", { shortcut: "pasted", text: "Hello {{customer.name}}!" }),
      get("OPERATOR", "/canned-responses"),
      remove("OPERATOR", "/canned-responses/pasted"),
      post("OPERATOR", "/conversations/$CHAT/release", { to: "queue" }),
      post("CUSTOMER", "/conversations/$CHAT/close", { reason: "solved" }),
      post("CUSTOMER", "/conversations/$CHAT/rating", { score: 5 }),
      post("OPERATOR", "/conversations/$QUEUED/takeover"),
      post("OPERATOR", "/conversations/$QUEUED/transfer", { operatorId: omar.uid }),
      put("OPERATOR", `/customers/${talking.customer.uid}/block`, { blocked: true }),
      put("OPERATOR", `/customers/${talking.customer.uid}/block`, { blocked: false }),
      put("ADMIN", `/operators/${omar.uid}`, { name: omar.name, role: "operator" }),
      get("OPERATOR", "/metrics"),
      `${get("OPERATOR", "/metrics")} -H 'Accept: text/csv'`,
      get("ADMIN", "/audit?limit=5"),
      post("OPERATOR", "/stream-tickets", { inbox: "all" }),
    ],
    streams: [
      `curl -sN ${bearer("CUSTOMER")} "$STREAM/stream?conversation=$CHAT"`,
      `curl -sN ${bearer("OPERATOR")} "$STREAM/stream?inbox=all"`,
    ],
  };
}

function sending(caller: Caller, path: string, body: unknown): string {
  return `${bearer(caller)} -H "$JSON" "$API${path}" -d '${JSON.stringify(body)}'`;
}

function bearer(caller: Caller): string {
  return `-H "Authorization: Bearer $${caller}"`;
}

function demoIn(state: DemoConversation["state"]): DemoConversation {
  const demo = conversations.find((each) => each.state === state);
  if (!demo) throw new Error(`The demo has no conversation in the state ${state}.`);
  return demo;
}
