import { expect } from "chai";
import { SharedReads } from "../../../src/relay/SharedReads.ts";

describe("shared reads", () => {
  let reads: number;
  let shared: SharedReads<number>;
  beforeEach(() => {
    reads = 0;
    shared = new SharedReads();
  });
  const read = async () => ++reads;

  it("are one for all who ask while it is under way", async () => {
    const answers = await Promise.all(Array.from({ length: 100 }, () => shared.get("c1", read)));
    expect(new Set(answers)).to.deep.equal(new Set([1]));
  });

  it("are made anew once the answer has come: what changed since then would not be in it", async () => {
    expect([await shared.get("c1", read), await shared.get("c1", read)]).to.deep.equal([1, 2]);
  });

  it("are apart for each name", async () => {
    expect(await Promise.all([shared.get("c1", read), shared.get("c2", read)])).to.deep.equal([1, 2]);
  });

  it("fail for all who share one, and for nobody after", async () => {
    const fail = () => Promise.reject(new Error("no store"));
    const failed = await Promise.allSettled([shared.get("c1", fail), shared.get("c1", read)]);
    expect(failed.map(({ status }) => status)).to.deep.equal(["rejected", "rejected"]);
    expect(await shared.get("c1", read)).to.equal(1);
  });
});
