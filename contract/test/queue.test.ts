import { expect } from "chai";
import { queuePlaceSchema } from "../src/queue.ts";

describe("a place in the queue", () => {
  const place = { position: 3, waiting: 7, waitingSeconds: 40, estimateSeconds: 180 };

  it("may come without an estimate, where nobody knows", () => {
    const unknown = { ...place, estimateSeconds: null };
    expect(queuePlaceSchema.parse(unknown)).to.deep.equal(unknown);
  });

  for (const wrong of [{ position: 0 }, { waiting: -1 }, { waitingSeconds: -1 }, { estimateSeconds: 1.5 }]) {
    it(`never is ${JSON.stringify(wrong)}`, () => {
      expect(queuePlaceSchema.safeParse({ ...place, ...wrong }).success).to.equal(false);
    });
  }
});
