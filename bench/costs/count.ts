import { setTimeout as sleep } from "node:timers/promises";
import { conversationSchema } from "@hearth/contract";
import { createBackend } from "../../functions/src/backend.ts";
import { createApp } from "../../functions/src/http/createApp.ts";
import { type Ask, follow, type StreamClient } from "../../functions/test/support/streamClient.ts";
import { streamHere } from "../../functions/test/support/streamHere.ts";
import { signUp } from "../../scripts/emulators/accounts.ts";
import type { Counted } from "./Counted.ts";
import { countCalls } from "./countCalls.ts";
import { none, type Operations, times } from "./Operations.ts";

/** How often each is done; the figures are for one. */
const often = 20;

/** What a stream begins behind its first words has come by then, and its first question. In milliseconds. */
const settled = 3_000;

type Visit = { token: string; id: string; epoch: string };
type Call = (token: string, method: string, path: string, body?: object) => Promise<unknown>;

/** Each thing done in this process, on the emulators, by the API's and the stream's own code. `date`: today. */
export async function count(date: string): Promise<Counted> {
  const backend = createBackend(process.env);
  const call = callerOf(createApp(backend));
  const { uid, token: dana } = await signUp({ role: "operator", name: "Dana" });
  const member = { id: uid, name: "Dana", role: "operator", status: "online", updatedAt: new Date() };
  await backend.db.collection("operators").doc(uid).set(member);
  try {
    const visits: Visit[] = [];
    const start = await each(30 + often, async () => visits.push(await begin(call)));
    const [visit, ...others] = visits;
    if (visit === undefined) throw new Error("No conversation was started.");
    await say(call, visit);
    const address = `/conversations/${visit.id}`;
    const send = await each(often, () => say(call, visit));
    const typing = await each(often, () => call(visit.token, "POST", `${address}/typing`, { typing: true }));
    const receipt = await each(often, (index) => call(dana, "POST", `${address}/read`, { seq: index + 2 }));
    const takeover = await each(often, (at) => call(dana, "POST", `/conversations/${others[at]?.id}/takeover`, {}));
    const inboxPage = await each(1, () => call(dana, "GET", "/inbox?limit=30"));
    const changed = { act: () => say(call, visit), costs: send };
    const stream = await countStream({ conversation: visit.id, token: visit.token }, "message.created", changed);
    const inbox = await countStream({ inbox: "all", token: dana }, "conversation.changed", changed);
    return {
      date,
      start,
      send,
      takeover,
      receipt,
      typing,
      inboxPage,
      inboxOpening: inbox.opening,
      inboxChange: inbox.change,
      streamOpening: stream.opening,
      streamResume: stream.resume,
      streamEvent: stream.change,
    };
  } finally {
    await backend.db.terminate();
  }
}

/** A stream on an instance of its own: what others left there would be counted too. */
async function countStream(
  ask: Ask,
  event: "message.created" | "conversation.changed",
  changed: { act: () => Promise<unknown>; costs: Operations },
) {
  const here = await streamHere();
  let client: StreamClient | undefined;
  const opened = (how: Ask) =>
    countCalls(async () => {
      client = await follow(here.url, how);
      await client.next("ready");
      await sleep(settled);
    });
  try {
    const opening = await opened(ask);
    const change = await countCalls(async () => {
      for (let index = 0; index < often; index++) {
        await changed.act();
        await client?.next(event);
      }
    });
    const lastEventId = client?.lastEventId;
    await client?.cut();
    const resume = await opened({ ...ask, lastEventId });
    const reads = Math.max(0, change.reads / often - changed.costs.reads);
    return { opening, resume, change: { ...none, reads } };
  } finally {
    await client?.cut();
    await here.close();
  }
}

function callerOf(app: ReturnType<typeof createApp>): Call {
  return async (token, method, path, body) => {
    const headers = { Authorization: `Bearer ${token}`, "Content-Type": "application/json" };
    const response = await app.request(`/v1${path}`, { method, headers, body: body && JSON.stringify(body) });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} was answered ${response.status}: ${text}`);
    return text === "" ? undefined : JSON.parse(text);
  };
}

async function begin(call: Call): Promise<Visit> {
  const { token } = await signUp();
  return { token, ...conversationSchema.parse(await call(token, "POST", "/conversations", {})) };
}

function say(call: Call, { token, id }: Visit): Promise<unknown> {
  const body = { clientId: crypto.randomUUID(), text: "I would like to find a place to eat tonight." };
  return call(token, "POST", `/conversations/${id}/messages`, body);
}

/** What one of so many takes. */
async function each(many: number, act: (index: number) => Promise<unknown>): Promise<Operations> {
  const all = await countCalls(async () => {
    for (let index = 0; index < many; index++) await act(index);
  });
  return times(all, 1 / many);
}
