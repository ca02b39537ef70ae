import { attachmentLinkSchema, attachmentSchema, type Verdict, verdictSchema } from "@hearth/contract";
import { expect } from "chai";
import { z } from "zod";
import { sweepAddress } from "../../../scripts/start/sweepAddress.ts";
import type { Backend } from "../../src/backend.ts";
import { conversationRef } from "../../src/log/paths.ts";
import { call, say, visit } from "../support/streamCalls.ts";
import { follow } from "../support/streamClient.ts";
import { theStream } from "../support/streamProcesses.ts";
import { openBackend } from "../support/streamSeeds.ts";

const environment = z.object({
  FIRESTORE_EMULATOR_HOST: z.string(),
  GCLOUD_PROJECT: z.string(),
  HEARTH_TEST_API_URL: z.url(),
  HEARTH_TEST_HOSTING_URL: z.url(),
});

const pageSchema = z.object({ messages: z.array(z.looseObject({ id: z.string(), text: z.string() })) });

describe("the functions, wired by firebase.json in the emulator", () => {
  let env: z.infer<typeof environment>;
  let api: string;
  let stream: string;
  let backend: Backend;
  before(async () => {
    env = environment.parse(process.env);
    api = env.HEARTH_TEST_API_URL;
    stream = (await theStream()).url;
    backend = openBackend();
  });
  after(() => backend.db.terminate());

  /** Writes a raw message as a customer's device does: over REST, with its own token, through the rules. */
  function leave(token: string, conversationId: string, clientId: string, text: string): Promise<Response> {
    const documents = `projects/${env.GCLOUD_PROJECT}/databases/(default)/documents`;
    const incoming = `conversations/${conversationId}/incoming?documentId=${clientId}`;
    return fetch(`http://${env.FIRESTORE_EMULATOR_HOST}/v1/${documents}/${incoming}`, {
      method: "POST",
      headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
      body: JSON.stringify({ fields: { text: { stringValue: text } } }),
    });
  }

  async function verdictOn(conversationId: string, clientId: string): Promise<Verdict> {
    const { promise, resolve, reject } = Promise.withResolvers<Verdict>();
    const ref = conversationRef(backend.db, conversationId).collection("incoming").doc(clientId);
    const stop = ref.onSnapshot((snapshot) => {
      const { success, data } = verdictSchema.safeParse(snapshot.get("verdict"));
      if (success) resolve(data);
    }, reject);
    return promise.finally(stop);
  }

  it("the api answers under /v1", async () => {
    const response = await fetch(`${api}/v1/health`);
    expect(await response.json()).to.deep.equal({ status: "ok" });
  });

  it("a message sent to the api is at the stream, and in the page", async () => {
    const { customer, conversation } = await visit(api);
    const client = await follow(stream, { conversation: conversation.id, token: customer.token });
    await client.next("ready");
    const message = await say(api, customer.token, conversation.id, { text: "hello" });
    expect((await client.next("message.created")).data.message).to.deep.equal(message);
    const page = await call(api, customer.token, "GET", `/conversations/${conversation.id}/messages`);
    expect(page).to.deep.equal({ messages: [message] });
    await client.cut();
  });

  it("a message left in incoming is brought in by the trigger: verdict, page and stream tell the same", async () => {
    const { customer, conversation } = await visit(api);
    const client = await follow(stream, { conversation: conversation.id, token: customer.token });
    await client.next("ready");
    const verdict = verdictOn(conversation.id, "m1");
    expect((await leave(customer.token, conversation.id, "m1", "from the underground")).status).to.equal(200);
    const { data } = await client.next("message.created");
    expect(data.message).to.include({ text: "from the underground", clientId: "m1", role: "customer" });
    expect(await verdict).to.deep.equal({ status: "accepted", messageId: data.message?.id, seq: data.seq });
    const page = pageSchema.parse(await call(api, customer.token, "GET", `/conversations/${conversation.id}/messages`));
    expect(page.messages.map(({ id }) => id)).to.deep.equal([data.message?.id]);
    await client.cut();
  });

  it("one sent both ways is there once", async () => {
    const { customer, conversation } = await visit(api);
    const sent = await say(api, customer.token, conversation.id, { text: "hello", clientId: "m1" });
    await leave(customer.token, conversation.id, "m1", "hello");
    expect(await verdictOn(conversation.id, "m1")).to.deep.equal({ status: "duplicate", messageId: sent.id });
    const page = pageSchema.parse(await call(api, customer.token, "GET", `/conversations/${conversation.id}/messages`));
    expect(page.messages).to.have.length(1);
  });

  it("one that nobody can send is told so", async () => {
    const { customer, conversation } = await visit(api);
    await leave(customer.token, conversation.id, "m1", "  ");
    expect(await verdictOn(conversation.id, "m1")).to.include({ status: "rejected", code: "invalid_request" });
  });

  it("and the rules stand between a customer and another's conversation", async () => {
    const [ada, eve] = await Promise.all([visit(api), visit(api)]);
    expect((await leave(eve.customer.token, ada.conversation.id, "m1", "hello")).status).to.equal(403);
  });

  for (const way of ["at its own address", "through Hosting"]) {
    it(`a file goes up ${way}, and comes down by its link`, async () => {
      const at = way === "through Hosting" ? env.HEARTH_TEST_HOSTING_URL : api;
      const { customer, conversation } = await visit(api);
      const headers = { Authorization: `Bearer ${customer.token}` };
      const body = Buffer.concat([Buffer.from("%PDF-1.7"), Buffer.alloc(5_000_000, "x")]);
      const to = `${at}/v1/conversations/${conversation.id}/attachments?name=plan.pdf`;
      const uploaded = await fetch(to, { method: "POST", headers, body });
      const { id, size } = attachmentSchema.parse(await uploaded.json());
      expect(size).to.equal(body.length);
      const link = await fetch(`${at}/v1/attachments/${id}/link`, { headers });
      const { url } = attachmentLinkSchema.parse(await link.json());
      expect(url.startsWith(`${at}/v1/attachments/${id}?ticket=`), url).to.equal(true);
      const part = await fetch(url, { headers: { Range: "bytes=0-7" } });
      expect([part.status, await part.text()]).to.deep.equal([206, "%PDF-1.7"]);
    });
  }

  it("what Cloud Scheduler would send each minute makes the sweep run", async () => {
    const { conversation } = await visit(api);
    const ref = conversationRef(backend.db, conversation.id);
    await ref.update({ lastActivityAt: new Date(Date.now() - 25 * 60 * 60 * 1000) });
    const address = sweepAddress(env.GCLOUD_PROJECT, Number(new URL(api).port));
    expect((await fetch(address, { method: "POST" })).status).to.equal(200);
    expect((await ref.get()).get("state")).to.equal("closed");
  });
});
