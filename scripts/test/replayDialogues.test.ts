import { expect } from "chai";
import { parseDialogues } from "../replay/dialogues.ts";

const file = (dialogues: unknown) => JSON.stringify({ dialogues });

describe("A file of dialogues", () => {
  it("is read turn by turn, as it was written", () => {
    const dialogues = [{ id: "1_00000", turns: [{ speaker: "customer", text: " Zoë \n" }] }];
    expect(parseDialogues("a.json", file(dialogues))).to.deep.equal(dialogues);
  });

  it("is refused with its name and every mistake at its place", () => {
    const turns = [{ speaker: "operator", text: "hello" }, { speaker: "bot" }];
    const broken = file([
      { id: "1", turns: [] },
      { id: "2", turns },
    ]);
    expect(() => parseDialogues("a.json", broken)).to.throw(
      /^a\.json is not [\s\S]*dialogues\.0\.turns: [\s\S]*dialogues\.1\.turns\.0\.speaker: [\s\S]*dialogues\.1\.turns\.1\.text: /,
    );
  });

  it("is refused where a turn is what the API would refuse", () => {
    for (const text of ["", " \n\u0000", "a".repeat(8_001)]) {
      const broken = file([{ id: "1", turns: [{ speaker: "customer", text }] }]);
      expect(() => parseDialogues("a.json", broken)).to.throw("dialogues.0.turns.0.text: must ");
    }
  });

  it("names ten of many mistakes and counts the others", () => {
    const broken = file(Array.from({ length: 13 }, () => ({ id: "", turns: [{ speaker: "bot", text: "hello" }] })));
    expect(() => parseDialogues("a.json", broken)).to.throw(/( {2}dialogues\.\d+\.id.*\n){10} {2}and 3 more$/);
  });

  it("is refused where it is no JSON", () => {
    expect(() => parseDialogues("a.json", "{")).to.throw(/^a\.json is not JSON: /);
  });
});
