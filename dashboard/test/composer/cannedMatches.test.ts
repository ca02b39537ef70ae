import { expect } from "chai";
import { cannedMatches } from "../../src/composer/cannedMatches.ts";

const responses = [
  { shortcut: "refund", text: "Your money is on its way." },
  { shortcut: "hello", text: "Hello {{customer.name}}!" },
  { shortcut: "say-hello", text: "Good to see you." },
  { shortcut: "bye", text: "Say HELLO to the family." },
];

const found = (query: string) => cannedMatches(responses, query).map(({ shortcut }) => shortcut);

describe("Canned responses for a query", () => {
  it("are first those whose shortcut begins with it, then contains it, then whose text does", () => {
    expect(found("hel")).to.deep.equal(["hello", "say-hello", "bye"]);
  });

  it("are found in any case", () => {
    expect(found("MONEY")).to.deep.equal(["refund"]);
  });

  it("are all, in the order of their shortcuts, while nothing is asked", () => {
    expect(found("")).to.deep.equal(["bye", "hello", "refund", "say-hello"]);
  });

  it("are none where nothing fits", () => {
    expect(found("nothing-like-it")).to.deep.equal([]);
  });

  it("are at most 20", () => {
    const many = Array.from({ length: 100 }, (_, index) => ({ shortcut: `s${index}`, text: "" }));
    expect(cannedMatches(many, "s")).to.have.length(20);
  });
});
