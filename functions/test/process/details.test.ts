import { expect } from "chai";
import { searchTokens } from "../../src/conversation/search.ts";
import { begin } from "../support/apiConversation.ts";
import { footprintOf } from "../support/apiFootprint.ts";
import { placesOf } from "../support/apiProblem.ts";
import { apiProcess } from "../support/apiProcess.ts";
import { routes } from "../support/apiRoutes.ts";
import { follow } from "../support/streamClient.ts";
import { theStream } from "../support/streamProcesses.ts";

describe("api: what is known of a customer", () => {
  const api = apiProcess();

  it("is set by operators and admins, with or without the conversation in their hands", async () => {
    const { ada, dana, id } = await begin(api);
    const set = await dana.does(routes.updateConversation, {
      id,
      body: { customer: { name: " Zoé ", email: "zoe@example.org" }, sentiment: "negative" },
    });
    expect(set.customer).to.deep.equal({ id: ada.id, name: "Zoé", email: "zoe@example.org", channel: "web" });
    expect(set.sentiment).to.equal("negative");
    const removed = await (await api.admin()).does(routes.updateConversation, {
      id,
      body: { customer: { email: null }, sentiment: null },
    });
    expect(removed.customer).to.deep.equal({ id: ada.id, name: "Zoé", channel: "web" });
    expect([removed.sentiment, removed.seq]).to.deep.equal([null, set.seq + 1]);
    expect(await dana.does(routes.getConversation, { id })).to.deep.equal(removed);
    const head = await api.db.doc(`conversations/${id}`).get();
    expect(head.get("searchTokens")).to.deep.equal(searchTokens({ name: "Zoé" }));
  });

  it("is written once, however often it is sent", async () => {
    const { dana, id } = await begin(api);
    const body = { customer: { phone: "+1 555" }, sentiment: "positive" };
    const set = await dana.does(routes.updateConversation, { id, body });
    const before = await footprintOf(api.db, id);
    expect(await dana.does(routes.updateConversation, { id, body })).to.deep.equal(set);
    expect(await footprintOf(api.db, id)).to.deep.equal(before);
  });

  it("is nothing that a bot says, but for the sentiment; nor a customer", async () => {
    const { ada, id } = await begin(api);
    const bot = await api.bot();
    const customer = { name: "Eve" };
    expect((await bot.does(routes.updateConversation, { id, body: { sentiment: "neutral" } })).sentiment).to.equal(
      "neutral",
    );
    await bot.refused(routes.updateConversation, "forbidden", { id, body: { customer, sentiment: "positive" } });
    await ada.refused(routes.updateConversation, "forbidden", { id, body: { customer } });
    const { name } = (await bot.does(routes.getConversation, { id })).customer;
    expect(name).to.equal("Ada");
  });

  it("is not changed by a call that says nothing to change", async () => {
    const { dana, id } = await begin(api);
    for (const body of [{}, { customer: {} }, { labels: ["vip"], customer: { id: "eve" } }]) {
      const problem = await dana.refused(routes.updateConversation, "invalid_request", { id, body });
      expect(placesOf(problem)).to.deep.equal([""]);
    }
  });

  it("reaches the customer's stream at once; what mood it was found in never does", async () => {
    const { ada, dana, id, conversation } = await begin(api);
    const stream = await follow((await theStream()).url, { conversation: id, token: ada.token });
    await dana.does(routes.updateConversation, { id, body: { sentiment: "negative" } });
    await dana.does(routes.updateConversation, { id, body: { customer: { name: "Zoé" } } });
    const events = await stream.upTo(`${conversation.epoch}.${conversation.seq + 2}`);
    const changes = events.filter(({ event }) => event === "conversation.changed");
    expect(changes).to.have.lengthOf(2);
    expect(changes.at(-1)?.data).to.include("Zoé");
    expect(stream.text).not.to.match(/sentiment|negative/);
    await stream.cut();
  });
});
