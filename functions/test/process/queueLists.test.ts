import { expect } from "chai";
import { type Backend, createBackend } from "../../src/backend.ts";
import { handOff } from "../../src/conversation/handOff.ts";
import { setLabels } from "../../src/conversation/setLabels.ts";
import { QueueLists } from "../../src/queue/QueueLists.ts";
import { readsDuring } from "../support/firestoreReads.ts";
import { headWith, after as later } from "../support/headWith.ts";
import { people } from "../support/people.ts";

describe("the queue's lists, of 120 who wait", () => {
  let backend: Backend;
  let lists: QueueLists;
  beforeEach(async () => {
    // A project of its own, so that nobody else waits there.
    const GCLOUD_PROJECT = `demo-hearth-queue-${crypto.randomUUID().slice(0, 8)}`;
    backend = createBackend({ GCLOUD_PROJECT, HEARTH_FRESH_SECONDS: "60" });
    lists = new QueueLists(backend);
    const batch = backend.db.batch();
    const conversations = backend.db.collection("conversations");
    for (let place = 1; place <= 120; place++) {
      const customer = { id: `customer-${place}`, channel: "web" };
      const waits = { state: "waiting" as const, waitingSince: later(place), customer };
      batch.set(conversations.doc(`c${place}`), headWith({ id: `c${place}`, ...waits }));
    }
    batch.set(conversations.doc("new"), headWith({ id: "new" }));
    await batch.commit();
  });
  afterEach(() => backend.db.terminate());

  const askAll = () =>
    Promise.all([lists.longest(), lists.waiting(), lists.waitingOf("customer-7"), lists.positionSince(later(7))]);

  it("show the first hundred, and count them all", async () => {
    const [heads, waiting, own, position] = await askAll();
    expect(heads.map(({ id }) => id)).to.deep.equal(Array.from({ length: 100 }, (_, index) => `c${index + 1}`));
    expect(waiting).to.equal(120);
    expect(own?.id).to.equal("c7");
    expect(position).to.equal(7);
    expect(await lists.waitingOf("ada")).to.equal(undefined);
  });

  it("cost one page of reads for two hundred operators who ask at once, and again a moment later", async () => {
    const reads = await readsDuring(async () => {
      await Promise.all(Array.from({ length: 200 }, () => lists.longest()));
      await Promise.all(Array.from({ length: 200 }, () => lists.longest()));
    });
    expect(reads).to.deep.equal({ listened: 0, queried: 100, queries: 1, single: 0 });
  });

  it("are read anew once this instance has moved the queue, and not for what leaves it as it is", async () => {
    await askAll();
    const labelled = await readsDuring(async () => {
      await backend.log.append("new", setLabels(people.dana, ["vip"]));
      await askAll();
    });
    expect(labelled.queries).to.equal(0);
    await backend.log.append("new", handOff(people.ada));
    expect(await lists.waiting()).to.equal(121);
  });

  it("leave out what cannot be read: one ruined conversation would hide the queue", async () => {
    await backend.db.doc("conversations/c1").update({ customer: "gone" });
    const [heads] = await askAll();
    expect(heads[0]?.id).to.equal("c2");
  });
});
