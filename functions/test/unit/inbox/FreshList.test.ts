import { expect } from "chai";
import { FreshList } from "../../../src/inbox/FreshList.ts";

describe("a fresh list", () => {
  let now: number;
  let reads: number;
  let list: FreshList<number>;
  beforeEach(() => {
    now = 0;
    reads = 0;
    list = new FreshList({ uptime: () => now, maxAge: 2_000 });
  });

  const read = async () => ++reads;

  it("reads once for all who ask the same at once", async () => {
    const answers = await Promise.all(Array.from({ length: 200 }, () => list.get("waiting", read)));
    expect(new Set(answers)).to.deep.equal(new Set([1]));
  });

  it("gives the answer again for a while, and then reads again", async () => {
    await list.get("waiting", read);
    now = 1_999;
    expect(await list.get("waiting", read)).to.equal(1);
    now = 2_000;
    expect(await list.get("waiting", read)).to.equal(2);
  });

  it("keeps different questions apart", async () => {
    expect([await list.get("waiting", read), await list.get("mine", read)]).to.deep.equal([1, 2]);
  });

  it("reads anew after a write, also where a read from before it is still under way", async () => {
    const { promise, resolve } = Promise.withResolvers<number>();
    const early = list.get("waiting", () => promise);
    list.invalidate();
    const late = list.get("waiting", async () => 2);
    resolve(1);
    expect([await early, await late, await list.get("waiting", read)]).to.deep.equal([1, 2, 2]);
  });

  it("does not give a failure again", async () => {
    const failure = new Error("no store");
    const failed = await list.get("waiting", () => Promise.reject(failure)).catch((thrown: unknown) => thrown);
    expect(failed).to.equal(failure);
    expect(await list.get("waiting", read)).to.equal(1);
  });

  it("keeps no answer at all where none may be old", async () => {
    list = new FreshList({ uptime: () => now, maxAge: 0 });
    expect([await list.get("waiting", read), await list.get("waiting", read)]).to.deep.equal([1, 2]);
  });
});
