import { expect } from "chai";
import { outcomesOf } from "./outcome.ts";
import { openRulesEnvironment, people, type RulesEnvironment } from "./rulesEnvironment.ts";

/** One document of every kind, and who suffers if a client can touch it. */
const documents: Record<string, string> = {
  "conversations/customer": "a customer would take over, reopen or relabel its conversation, and read its sentiment",
  "conversations/customer/messages/m1": "internal notes would be read, and messages written that no event tells of",
  "conversations/customer/events/000000000001": "internal notes would be read, and the log rewritten",
  "conversations/customer/typing/customer": "anyone would type in anyone's name",
  "conversations/customer/incoming/m1/deeper/d1": "the bounds of incoming would not hold below it",
  "conversations/customer/tallies/000000000001": "the day would be made better or worse than it was",
  "presence/operator": "an operator would seem full, or free, to whoever gives out conversations",
  "operators/operator": "the staff's names and hours would be public",
  "integrations/key-1": "hashes of API keys would leak, or a key of one's own be added",
  "cannedResponses/c1": "operators would send what a stranger wrote",
  "attachments/a1": "another's files would be found, or a path into the bucket forged",
  "audit/a1": "the guilty would tidy up after themselves",
  "settings/general": "anyone would configure the service",
  "streamTickets/t1": "a ticket is a key to another's stream",
  "unheardOf/u1": "a collection made tomorrow would be open until somebody thinks of it",
};

describe("the rules: everything else", () => {
  let environment: RulesEnvironment;
  before(async () => {
    environment = await openRulesEnvironment();
    const owned = { customer: { id: "customer" }, owner: "customer", uid: "customer", visibility: "public" };
    await environment.write(Object.fromEntries(Object.keys(documents).map((path) => [path, owned])));
  });
  after(() => environment.close());

  for (const person of people) {
    describe(`is closed to ${person}`, () => {
      for (const [path, sufferer] of Object.entries(documents)) {
        it(`${path}: ${sufferer}`, async () => {
          const document = environment.as[person].doc(path);
          const collection = document.parent;
          const everywhere = environment.as[person].collectionGroup(collection.id);
          const requests = {
            get: document.get(),
            getMissing: collection.doc("missing").get(),
            list: collection.limit(1).get(),
            listOwn: collection.where("customer.id", "==", person).limit(1).get(),
            listEverywhere: everywhere.limit(1).get(),
            create: collection.doc("created").set({ customer: { id: person }, text: "hello" }),
            add: collection.add({ customer: { id: person }, text: "hello" }),
            set: document.set({ text: "hello" }),
            update: document.update({ text: "hello" }),
            delete: document.delete(),
          };
          const denied = Object.fromEntries(Object.keys(requests).map((name) => [name, "denied"]));
          expect(await outcomesOf(requests)).to.deep.equal(denied);
        });
      }
    });
  }
});
