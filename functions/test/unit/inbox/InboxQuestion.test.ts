import type { InboxView } from "@hearth/contract";
import { expect } from "chai";
import { searchTerm } from "../../../src/conversation/search.ts";
import { isAnswer, partsOf } from "../../../src/inbox/InboxQuestion.ts";
import { headWith } from "../../support/headWith.ts";
import { people } from "../../support/people.ts";

const dana = { id: people.dana.id, name: people.dana.name };
const omar = { id: people.omar.id, name: people.omar.name };
const heads = {
  bot: headWith({ state: "bot" }),
  waiting: headWith({ state: "waiting" }),
  danas: headWith({ state: "assigned", operator: dana }),
  omars: headWith({ state: "assigned", operator: omar }),
  closed: headWith({ state: "closed", operator: dana }),
};

describe("what is asked of the inbox", () => {
  const views: [view: InboxView, seen: string[]][] = [
    ["all", ["bot", "waiting", "danas", "omars", "closed"]],
    ["waiting", ["waiting"]],
    ["mine", ["danas"]],
    ["assigned", ["danas", "omars"]],
    ["bot", ["bot"]],
    ["closed", ["closed"]],
  ];
  for (const [view, seen] of views) {
    it(`${view}: ${seen.join(", ")}`, () => {
      const answers = Object.entries(heads).filter(([, head]) => isAnswer(head, { view, operatorId: dana.id }));
      expect(answers.map(([name]) => name)).to.deep.equal(seen);
    });
  }

  it("a label: those that have it, letter by letter", () => {
    const head = headWith({ labels: ["a/b", "vip"] });
    const labelled = (label: string) => isAnswer(head, { view: "all", operatorId: dana.id, label });
    expect(["a/b", "vip", "vi", "VIP", "a"].map(labelled)).to.deep.equal([true, true, false, false, false]);
  });

  it("a search: whoever the whole of it means", () => {
    const head = headWith({ customer: { id: "x", channel: "web", name: "Maximilian Alexander von Hohenstein" } });
    const searched = (typed: string) => isAnswer(head, { view: "all", operatorId: dana.id, term: searchTerm(typed) });
    expect(searched("maximilian alexander von ho")).to.equal(true);
    expect(searched("maximilian alexander von hu")).to.equal(false);
  });

  it("is the same question from everyone, but for what is their own", () => {
    const asked = (view: InboxView, operatorId: string) => partsOf({ view, operatorId });
    expect(asked("waiting", dana.id)).to.deep.equal(asked("waiting", omar.id));
    expect(asked("mine", dana.id)).not.to.deep.equal(asked("mine", omar.id));
  });
});
