import { Firestore } from "@google-cloud/firestore";
import { expect } from "chai";
import { signUp } from "../../../../scripts/emulators/accounts.ts";
import { keepListening } from "../../../src/relay/keepListening.ts";

describe("a listener that is kept", () => {
  let db: Firestore;
  const opened: Firestore[] = [];
  before(() => {
    db = client({});
  });
  after(() => Promise.all(opened.map((each) => each.terminate())));

  function client(customHeaders: Record<string, string>): Firestore {
    const opening = new Firestore({ projectId: "demo-hearth", customHeaders });
    opened.push(opening);
    return opening;
  }

  it("begins again, where it is asked to, after an error that ends the SDK's for good", async () => {
    const { token } = await signUp();
    const denied = client({ Authorization: `Bearer ${token}` });
    const path = `operators/${crypto.randomUUID()}/kept`;
    await db.collection(path).doc("one").create({ n: 1 });
    const asked: Firestore[] = [denied, denied, db];
    let failures = 0;
    const { promise: shown, resolve } = Promise.withResolvers<string[]>();
    const listening = keepListening({
      query: () => (asked.shift() ?? db).collection(path),
      onSnapshot: (snapshot) => resolve(snapshot.docs.map(({ id }) => id)),
      onFailure: () => {
        failures += 1;
      },
    });
    expect(await shown).to.deep.equal(["one"]);
    expect(asked).to.deep.equal([]);
    expect(failures).to.equal(2);
    listening.stop();
  });

  it("goes on after a snapshot that could not be handled", async () => {
    const path = `kept/${crypto.randomUUID()}/kept`;
    let snapshots = 0;
    const first = Promise.withResolvers<void>();
    const second = Promise.withResolvers<string[]>();
    const listening = keepListening({
      query: () => db.collection(path),
      onSnapshot: (snapshot) => {
        if (++snapshots > 1) return second.resolve(snapshot.docs.map(({ id }) => id));
        first.resolve();
        throw new Error("too hard");
      },
      onFailure: () => undefined,
    });
    await first.promise;
    await db.collection(path).doc("one").create({ n: 1 });
    expect(await second.promise).to.deep.equal(["one"]);
    listening.stop();
  });

  it("does not begin again once it is stopped, not even when it was about to", async () => {
    const { token } = await signUp();
    const query = client({ Authorization: `Bearer ${token}` }).collection(`operators/${crypto.randomUUID()}/kept`);
    let asked = 0;
    const asking = () => {
      asked += 1;
      return query;
    };
    const listening = keepListening({ query: asking, onSnapshot: () => undefined, onFailure: () => undefined });
    // Once these two have failed, one after the other, the first has too, and waits to begin again.
    for (let failed = 0; failed < 2; failed++) {
      await new Promise((resolve) => query.onSnapshot(() => undefined, resolve));
    }
    listening.stop();
    const before = asked;
    // Another one comes to its third try: longer than the first one's second would have taken.
    let tries = 0;
    const { promise: muchLater, resolve } = Promise.withResolvers<void>();
    const another = keepListening({
      query: () => {
        if (++tries === 3) resolve();
        return query;
      },
      onSnapshot: () => undefined,
      onFailure: () => undefined,
    });
    await muchLater;
    another.stop();
    expect(asked).to.equal(before);
  });
});
