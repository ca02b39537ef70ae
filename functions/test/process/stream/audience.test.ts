import { expect } from "chai";
import { createBot, signUp } from "../../../../scripts/emulators/accounts.ts";
import { call, say, visit } from "../../support/streamCalls.ts";
import { follow } from "../../support/streamClient.ts";
import { theApi, theStream } from "../../support/streamProcesses.ts";

describe("what a stream shows to whom", () => {
  let api: string;
  let stream: string;
  before(async () => {
    [{ url: api }, { url: stream }] = await Promise.all([theApi(), theStream()]);
  });

  /** A conversation in which the bot leaves a note, edits and deletes notes; followed live and from its start. */
  async function conversationWithNotes() {
    const { customer, conversation } = await visit(api);
    const bot = await createBot("Bot");
    const { id, epoch } = conversation;
    const start = `${epoch}.1`;
    const both = (token: string) =>
      Promise.all([
        follow(stream, { conversation: id, token }),
        follow(stream, { conversation: id, token, lastEventId: start }),
      ]);
    const secret = `secret-${crypto.randomUUID()}`;
    const live = { customer: await both(customer.token), bot: await both(bot) };
    const note = await say(api, bot, id, { text: `${secret} he is angry`, visibility: "internal" });
    await say(api, bot, id, { text: "hello" });
    await call(api, bot, "PATCH", `/conversations/${id}/messages/${note.id}`, { text: `${secret} he was angry` });
    await call(api, bot, "DELETE", `/conversations/${id}/messages/${note.id}`);
    const late = { customer: await both(customer.token), bot: await both(bot) };
    return { id, epoch, bot, secret, note, live, late };
  }

  it("shows a note to the customer as a number and nothing else, in all of its bytes", async () => {
    const { id, epoch, bot, secret, note, live, late } = await conversationWithNotes();
    await say(api, bot, id, { text: "that is all" });
    for (const client of [...live.customer, late.customer[1]]) {
      const events = await client.upTo(`${epoch}.6`);
      const shown = events.filter(({ event }) => event !== "ready");
      expect(shown.map(({ event }) => event)).to.deep.equal([
        "hidden",
        "message.created",
        "hidden",
        "hidden",
        "message.created",
      ]);
      expect(shown.map(({ id }) => id)).to.deep.equal([2, 3, 4, 5, 6].map((seq) => `${epoch}.${seq}`));
      expect(shown[0]?.data).to.equal('{"seq":2,"type":"hidden"}');
      expect(client.text).not.to.include(secret);
      expect(client.text).not.to.include(note.id);
    }
    await Promise.all([...live.customer, ...live.bot, ...late.customer, ...late.bot].map((client) => client.cut()));
  });

  it("shows staff the whole note", async () => {
    const { secret, note, live, late } = await conversationWithNotes();
    for (const client of live.bot) {
      expect((await client.next("message.created")).data.message).to.deep.equal(note);
      expect((await client.next("message.updated")).data.message).to.include({ text: `${secret} he was angry` });
      expect((await client.next("message.deleted")).data.message).to.include({ id: note.id, text: "" });
    }
    await Promise.all([...live.customer, ...live.bot, ...late.customer, ...late.bot].map((client) => client.cut()));
  });

  it("keeps labels and sentiment from the customer", async () => {
    const { customer, conversation } = await visit(api);
    const operator = await signUp({ role: "operator", name: "Dana" });
    const follower = (token: string) => follow(stream, { conversation: conversation.id, token });
    const [hers, ours] = await Promise.all([follower(customer.token), follower(operator.token)]);
    for (const client of [hers, ours]) await client.next("ready");
    const label = "label-vip";
    await call(api, operator.token, "PUT", `/conversations/${conversation.id}/labels`, { labels: [label] });
    const shown = await ours.next("conversation.changed");
    expect(shown.data.conversation).to.deep.include({ labels: [label], sentiment: null });
    const { data } = await hers.next("conversation.changed");
    expect(data.conversation).not.to.have.any.keys("labels", "sentiment");
    expect(hers.text).not.to.match(/label|sentiment/);
    await Promise.all([hers.cut(), ours.cut()]);
  });
});
