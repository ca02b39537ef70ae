import { expect } from "chai";
import { documentId } from "firebase/firestore";
import { outcomeOf, outcomesOf } from "./outcome.ts";
import { openRulesEnvironment, people, type RulesEnvironment } from "./rulesEnvironment.ts";

const verdict = { status: "accepted", messageId: "m1", seq: 3 };

describe("the rules: what became of a message in incoming", () => {
  let environment: RulesEnvironment;
  before(async () => {
    environment = await openRulesEnvironment();
    await environment.write({
      "conversations/customer/incoming/handled": { text: "hello", verdict },
      "conversations/customer/incoming/legacy": { text: "hello", role: "user", visibility: "public" },
      "conversations/customer/incoming/bots": { text: "hello", role: "bot" },
      "conversations/customer/incoming/note": { text: "he is angry", visibility: "internal" },
      "conversations/operator/incoming/handled": { text: "hello", verdict },
      "conversations/admin/incoming/handled": { text: "hello", verdict },
    });
  });
  after(() => environment.close());

  const path = (id: string) => `conversations/customer/incoming/${id}`;

  it("its customer reads the verdict", async () => {
    const handled = await environment.as.customer.doc(path("handled")).get();
    expect(handled.get("verdict")).to.deep.equal(verdict);
    expect(await outcomeOf(environment.as.customer.doc(path("legacy")).get())).to.equal("allowed");
  });

  it("its customer listens before it writes, and hears the verdict: a denied listener would be dead", async () => {
    const message = environment.as.customer.doc(path("listened"));
    const heard = new Promise((resolve, reject) => {
      const stop = message.onSnapshot((snapshot) => {
        if (!snapshot.exists) message.set({ text: "hello" }).then(judge, reject);
        if (snapshot.get("verdict") === undefined) return;
        stop();
        resolve(snapshot.get("verdict"));
      }, reject);
    });
    const judge = () => environment.write({ [path("listened")]: { text: "hello", verdict } });
    expect(await heard).to.deep.equal(verdict);
  });

  it("nobody else reads it: another's words, and how they were judged, are no one's business", async () => {
    for (const person of people.filter((someone) => someone !== "customer")) {
      expect(await outcomeOf(environment.as[person].doc(path("handled")).get()), person).to.equal("denied");
    }
  });

  it("staff reads it through the API alone, even in a conversation of its own", async () => {
    for (const person of ["operator", "admin"] as const) {
      const own = environment.as[person].doc(`conversations/${person}/incoming/handled`);
      expect(await outcomeOf(own.get()), person).to.equal("denied");
    }
  });

  it("its customer does not read what servers left there: raw replies, and notes that are not for it", async () => {
    const database = environment.as.customer;
    const outcomes = outcomesOf({ bots: database.doc(path("bots")).get(), note: database.doc(path("note")).get() });
    expect(await outcomes).to.deep.equal({ bots: "denied", note: "denied" });
  });

  it("nobody learns by a missing document whether a conversation exists", async () => {
    const outcomes = outcomesOf({
      there: environment.as.stranger.doc(path("unwritten")).get(),
      notThere: environment.as.stranger.doc("conversations/missing/incoming/unwritten").get(),
      notEvenSignedIn: environment.as.passerby.doc("conversations/missing/incoming/unwritten").get(),
    });
    expect(await outcomes).to.deep.equal({ there: "denied", notThere: "denied", notEvenSignedIn: "denied" });
  });

  for (const person of people) {
    it(`${person} cannot list: servers' raw messages and notes lie beside the customer's`, async () => {
      const database = environment.as[person];
      const incoming = database.collection("conversations/customer/incoming");
      const everywhere = database.collectionGroup("incoming");
      expect(
        await outcomesOf({
          all: incoming.get(),
          one: incoming.limit(1).get(),
          byId: incoming.where(documentId(), "==", "handled").get(),
          byVerdict: incoming.where("verdict.status", "==", "accepted").get(),
          byRole: incoming.where("role", "==", "user").where("visibility", "==", "public").get(),
          everywhere: everywhere.get(),
          oneEverywhere: everywhere.limit(1).get(),
        }),
      ).to.deep.equal({
        all: "denied",
        one: "denied",
        byId: "denied",
        byVerdict: "denied",
        byRole: "denied",
        everywhere: "denied",
        oneEverywhere: "denied",
      });
    });

    it(`${person} cannot change or remove what is there: the log and its raw source would differ`, async () => {
      const handled = environment.as[person].doc(path("handled"));
      expect(
        await outcomesOf({
          again: handled.set({ text: "hello" }),
          merge: handled.set({ text: "something else" }, { merge: true }),
          text: handled.update({ text: "something else" }),
          verdict: handled.update({ verdict: { status: "rejected" } }),
          delete: handled.delete(),
        }),
      ).to.deep.equal({ again: "denied", merge: "denied", text: "denied", verdict: "denied", delete: "denied" });
    });
  }

  it("its customer cannot change, repeat or take back what it has just written", async () => {
    const message = environment.as.customer.doc(path("fresh"));
    expect(await outcomeOf(message.set({ text: "hello" }))).to.equal("allowed");
    expect(
      await outcomesOf({
        again: message.set({ text: "hello" }),
        update: message.update({ text: "goodbye" }),
        delete: message.delete(),
      }),
    ).to.deep.equal({ again: "denied", update: "denied", delete: "denied" });
  });
});
