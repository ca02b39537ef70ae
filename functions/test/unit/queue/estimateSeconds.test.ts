import { expect } from "chai";
import { estimateSeconds } from "../../../src/queue/estimateSeconds.ts";

describe("the estimate", () => {
  const told: [position: number, taken: number, seconds: number | null][] = [
    [1, 1, 3_600],
    [1, 60, 60],
    [5, 60, 300],
    [1, 7, 514],
    [2, 7, 1_029],
    [3, 7_200, 2],
    [1, 0, null],
    [40, 0, null],
  ];
  for (const [position, taken, seconds] of told) {
    it(`at place ${position}, with ${taken} taken in the last hour, is ${seconds ?? "unknown"}`, () => {
      expect(estimateSeconds(position, taken)).to.equal(seconds);
    });
  }
});
