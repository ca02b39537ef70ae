import { expect } from "chai";
import { mayAnswer } from "../../src/composer/mayAnswer.ts";

describe("Who may answer the customer", () => {
  it("is whoever has the conversation", () => {
    expect(mayAnswer("mine", "operator")).to.equal(true);
    expect(mayAnswer("others", "operator")).to.equal(false);
  });

  it("is an admin too where an operator has it, as the server lets it", () => {
    expect(mayAnswer("others", "admin")).to.equal(true);
  });

  it("is nobody before it was taken over, after it was closed, or while nothing is known", () => {
    for (const standing of ["waiting", "bot", "closed", null] as const) {
      expect(mayAnswer(standing, "admin")).to.equal(false);
    }
  });
});
