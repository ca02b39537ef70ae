import { expect } from "chai";
import { inPlace } from "../../../src/queue/inPlace.ts";
import { after } from "../../support/headWith.ts";

describe("places in the queue", () => {
  const positions = (...times: number[]) =>
    inPlace(times.map((time) => ({ waitingSince: after(time) }))).map(({ position }) => position);

  it("count up from who waits longest", () => {
    expect(positions(0, 1, 2, 500)).to.deep.equal([1, 2, 3, 4]);
  });

  it("are one more than have waited longer: who began at the same moment share one", () => {
    expect(positions(0, 0, 1, 2, 2, 2, 3)).to.deep.equal([1, 1, 3, 4, 4, 4, 7]);
  });

  it("are none where nobody waits", () => {
    expect(positions()).to.deep.equal([]);
  });

  it("come with who stands there", () => {
    const waiting = { id: "c1", waitingSince: after(0) };
    expect(inPlace([waiting])).to.deep.equal([{ waiting, position: 1 }]);
  });
});
