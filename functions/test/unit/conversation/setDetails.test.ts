import { updateConversationSchema } from "@hearth/contract";
import { expect } from "chai";
import type { Principal } from "../../../src/conversation/Principal.ts";
import { searchTokens } from "../../../src/conversation/search.ts";
import { setDetails } from "../../../src/conversation/setDetails.ts";
import { decided, refusalCode } from "../../support/decided.ts";
import { after, headWith } from "../../support/headWith.ts";
import { people } from "../../support/people.ts";

const { ada, eve, bot, dana, alma } = people;
const customer = { id: "ada", channel: "web", name: "Ada", email: "ada@example.org" };
const head = headWith({ customer, searchTokens: searchTokens(customer), sentiment: "neutral" });
const set = (who: Principal, details: unknown) => setDetails(who, updateConversationSchema.parse(details));

describe("setDetails", () => {
  it("sets what is given, takes away what is null, and leaves the rest", () => {
    const details = { customer: { name: "Ada Lovelace", email: null, phone: "+44 20" } };
    const plan = decided(set(dana, details), { head, now: after(1000) });
    const expected = { id: "ada", channel: "web", name: "Ada Lovelace", phone: "+44 20" };
    expect(plan.head).to.deep.equal({
      ...head,
      seq: 2,
      customer: expected,
      searchTokens: searchTokens(expected),
      updatedAt: after(1000),
    });
    expect(plan.events.map(({ type, actor }) => [type, actor])).to.deep.equal([["conversation.changed", dana]]);
    expect(plan.answer).to.deep.equal(plan.head);
  });

  it("lets the customer be found by its new name, and no longer by the old one", () => {
    const { searchTokens } = decided(set(alma, { customer: { name: "Zoé", email: null } }), { head }).head;
    expect(searchTokens).to.include("zoe").and.not.include("ada");
  });

  it("writes nothing where it is so already", () => {
    for (const details of [
      { customer: { name: "Ada", phone: null } },
      { sentiment: "neutral" },
      { customer: { email: "ada@example.org" }, sentiment: "neutral" },
    ]) {
      expect(decided(set(dana, details), { head })).to.deep.include({ events: [], answer: head });
    }
    const unnamed = headWith({ customer: { id: "ada", channel: "web", name: "" } });
    expect(decided(set(dana, { sentiment: null }), { head: unnamed }).events).to.deep.equal([]);
  });

  it("sets a sentiment and takes it away, for a bot too", () => {
    const { head: angry } = decided(set(bot, { sentiment: "negative" }), { head });
    expect(angry.sentiment).to.equal("negative");
    expect(decided(set(bot, { sentiment: null }), { head: angry }).head.sentiment).to.equal(null);
  });

  it("lets no bot say who the customer is, whatever else it sets", () => {
    const details = { customer: { name: "Eve" }, sentiment: "positive" };
    expect(refusalCode(set(bot, details), { head })).to.equal("forbidden");
  });

  it("takes the site's word for a name and an address only as long as both are the site's", () => {
    const vouched = headWith({ customer: { ...customer, verified: true } });
    const verifiedAfter = (details: object) =>
      decided(set(dana, { customer: details }), { head: vouched }).head.customer.verified;
    expect(verifiedAfter({ phone: "+44 20", locale: "en" })).to.equal(true);
    expect(verifiedAfter({ name: "Ada", phone: "+44 20" })).to.equal(true);
    for (const changed of [{ name: "Ada L." }, { email: "ada@example.com" }, { name: null }, { email: null }]) {
      expect(verifiedAfter(changed), JSON.stringify(changed)).to.equal(undefined);
    }
  });

  it("finds nothing where there is no conversation, or for another customer", () => {
    expect(refusalCode(set(dana, { sentiment: null }), { head: null })).to.equal("not_found");
    expect(refusalCode(set(eve, { sentiment: null }), { head })).to.equal("not_found");
    expect(refusalCode(set(ada, { sentiment: null }), { head })).to.equal("forbidden");
  });
});
