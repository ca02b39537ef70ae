import { expect } from "chai";
import { inheritingOutbox } from "../src/inheritingOutbox.ts";
import { memoryOutbox } from "../src/memoryOutbox.ts";
import type { OutboxItem } from "../src/OutboxStorage.ts";

const itemOf = (clientId: string, failure: OutboxItem["failure"] = null): OutboxItem => ({
  conversationId: "c1",
  draft: { clientId, text: clientId },
  at: 1,
  failure,
});

describe("the outbox of who has signed in", () => {
  it("has what the account before has left, also what that one adds later, and nothing of it twice", async () => {
    const [own, left] = [memoryOutbox(), memoryOutbox()];
    const outbox = inheritingOutbox(own, left);
    await own.put(itemOf("own"));
    await left.put(itemOf("left"));
    expect(await outbox.all()).to.deep.equal([itemOf("own"), itemOf("left")]);
    await left.put(itemOf("later"));
    await outbox.remove("left");
    expect(await outbox.all()).to.deep.equal([itemOf("own"), itemOf("later")]);
    expect(await left.all()).to.deep.equal([]);
  });

  it("tries again what was refused to the account before, while the conversation changed hands", async () => {
    const [own, left] = [memoryOutbox(), memoryOutbox()];
    await own.put(itemOf("own", "forbidden"));
    await left.put(itemOf("left", "not_found"));
    expect(await inheritingOutbox(own, left).all()).to.deep.equal([itemOf("own", "forbidden"), itemOf("left")]);
  });

  it("keeps a message in the one or the other, whenever it is cut off", async () => {
    const [own, left] = [memoryOutbox(), memoryOutbox()];
    await left.put(itemOf("left"));
    const cut = { ...own, put: () => Promise.reject(new Error("Cut off.")) };
    const failed = await inheritingOutbox(cut, left)
      .all()
      .catch((error: unknown) => error);
    expect(failed).to.be.an("error");
    expect(await left.all()).to.deep.equal([itemOf("left")]);
  });
});
