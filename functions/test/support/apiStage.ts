import { expect } from "chai";
import { afterEach, before } from "mocha";
import type { Account } from "./apiAccounts.ts";
import type { Caller } from "./apiCaller.ts";
import { begin, say } from "./apiConversation.ts";
import { type Operation, operationsOf } from "./apiDocument.ts";
import { exampleBody } from "./apiExamples.ts";
import { type Answer, exchange, type Sent } from "./apiExchange.ts";
import { footprintOf } from "./apiFootprint.ts";
import type { Api } from "./apiProcess.ts";
import { routes } from "./apiRoutes.ts";
import { picture, upload } from "./files.ts";

export type Stage = {
  /** Every operation there is. */
  operations: readonly Operation[];
  /** One of each role. The customer's is the conversation, the operator has it. */
  callers: Record<Account["role"], Caller>;
  /** A customer to whom nothing here belongs. */
  eve: Caller;
  ids: Record<"id" | "mid" | "uid" | "customerId" | "aid", string>;
  /** What the operation takes, were nothing wrong. */
  bodyFor(operation: Operation): object | undefined;
  /** Sends it as somebody who may, with what is given put in its place. */
  send(operation: Operation, wrong?: Partial<Sent> & { ids?: Partial<Stage["ids"]> }): Promise<Answer>;
};

/**
 * A conversation, with people of every role, for tables over all operations. After every test it must be as
 * it was: what is refused leaves no trace.
 */
export function apiStage(api: Api): () => Stage {
  let stage: Stage | undefined;
  let untouched: unknown;

  before("the stage is set", async () => {
    stage = await setUp(api);
    untouched = await traceOf(api, stage);
  });
  afterEach("nothing was written", async () => {
    if (stage !== undefined) expect(await traceOf(api, stage)).to.deep.equal(untouched);
  });
  return () => {
    if (stage === undefined) throw new Error("The stage is set before the first test, and not before.");
    return stage;
  };
}

async function setUp(api: Api): Promise<Stage> {
  const { ada, dana, id } = await begin(api, "assigned");
  const [eve, alma, bot] = await Promise.all([api.customer("Eve"), api.admin(), api.bot()]);
  await dana.does(routes.setPresence, { body: { status: "online" } });
  const { id: mid } = await say(ada, id, { text: "Hello?" });
  const { id: aid } = await upload(ada, id, { body: await picture() });
  const ids = { id, mid, uid: dana.id, customerId: ada.id, aid };
  const callers = { customer: ada, operator: dana, admin: alma, bot };
  const bodyFor = (operation: Operation) => exampleBody(operation, { ...ids, text: "words" });
  return {
    operations: await operationsOf(api.url()),
    callers,
    eve,
    ids,
    bodyFor,
    send: (operation, { ids: others, ...wrong } = {}) => {
      const places = new Map(Object.entries({ ...ids, ...others }));
      const body = bodyFor(operation);
      const [role] = operation.roles;
      return exchange(api.url(), {
        method: operation.method,
        path: operation.path.replace(/\{(\w+)\}/g, (_, name: string) => places.get(name) ?? ""),
        token: role && callers[role].token,
        ...(body && { type: "application/json", body: JSON.stringify(body) }),
        ...(operation.takesBytes && { type: "text/plain", body: "words" }),
        ...wrong,
      });
    },
  };
}

/** All that a refused call could have written. */
async function traceOf({ db }: Api, { callers, eve, ids }: Stage): Promise<unknown> {
  const people = [...Object.values(callers), eve].map((caller) => caller.id);
  const [conversation, team, conversations, tickets, attachments] = await Promise.all([
    footprintOf(db, ids.id),
    db.getAll(...people.map((id) => db.collection("operators").doc(id))),
    db.collection("conversations").where("customer.id", "in", people).get(),
    db.collection("streamTickets").where("principal.id", "in", people).get(),
    db.collection("attachments").where("uploaderId", "in", people).get(),
  ]);
  return {
    conversation,
    team: team.map((person) => person.data() ?? null),
    conversations: conversations.docs.map(({ id }) => id),
    tickets: tickets.size,
    attachments: attachments.docs.map((attachment) => attachment.data()),
  };
}
