import { expect } from "chai";
import type { Dialogue } from "../replay/dialogues.ts";
import { countSends, planReplay } from "../replay/planReplay.ts";
import { seededRandom } from "../replay/seededRandom.ts";

const dialogues = Array.from(
  { length: 20 },
  (_, id): Dialogue => ({
    id: `${id}`,
    turns: Array.from({ length: 10 }, (_, turn) => ({
      speaker: turn % 2 === 0 ? ("customer" as const) : ("bot" as const),
      text: `turn ${turn}`,
    })),
  }),
);

describe("The plan of a replay", () => {
  const plans = planReplay(dialogues, 0.2, seededRandom(7));
  const repeats = plans.flatMap(({ dialogue, late }) =>
    late.flatMap((together, moment) => together.map((repeat) => ({ ...repeat, moment, id: dialogue.id }))),
  );

  it("repeats exactly the share that was asked for, no turn twice", () => {
    expect(repeats).to.have.length(40);
    expect(new Set(repeats.map(({ id, turn }) => `${id} ${turn}`))).to.have.length(40);
    expect(countSends(plans)).to.equal(240);
  });

  it("repeats a turn only after it was said, and no later than after the last", () => {
    for (const { turn, moment } of repeats) expect(moment).to.be.within(turn + 1, 10);
  });

  it("has repeats overtake each other", () => {
    const overtaking = plans.filter(({ late }) => {
      const turns = late.flat().map(({ turn }) => turn);
      return turns.some((turn, index) => index > 0 && turn < (turns[index - 1] ?? 0));
    });
    expect(overtaking).to.not.be.empty;
  });

  it("sends customers' repeats both ways, and a bot's, which may not write to incoming, by the API", () => {
    const waysOf = (odd: number) => new Set(repeats.filter(({ turn }) => turn % 2 === odd).map(({ way }) => way));
    expect(waysOf(0)).to.have.all.keys("api", "incoming");
    expect(waysOf(1)).to.have.all.keys("api");
  });

  it("is the same for the same seed, and another for another", () => {
    expect(planReplay(dialogues, 0.2, seededRandom(7))).to.deep.equal(plans);
    expect(planReplay(dialogues, 0.2, seededRandom(8))).to.not.deep.equal(plans);
  });

  it("repeats nothing at a share of 0 and everything at 1", () => {
    expect(countSends(planReplay(dialogues, 0, seededRandom(7)))).to.equal(200);
    expect(countSends(planReplay(dialogues, 1, seededRandom(7)))).to.equal(400);
  });
});
