import { expect } from "chai";
import { insertAt } from "../../src/canned/insertAt.ts";
import { matchingResponses } from "../../src/canned/matchingResponses.ts";
import { templateParts } from "../../src/canned/templateParts.ts";

const shown = (text: string) => templateParts(text).map((part) => part.placeholder ?? part.text);

describe("a canned response", () => {
  it("is cut at what is filled in later", () => {
    expect(shown("Hello {{customer.name}}, {{ operator.name }} here")).to.deep.equal([
      "Hello ",
      "customer.name",
      ", ",
      "operator.name",
      " here",
    ]);
  });

  it("keeps braces that name nothing as they are", () => {
    expect(shown("{{nobody}} and {{")).to.deep.equal(["{{nobody}} and {{"]);
    expect(shown("")).to.deep.equal([]);
  });

  it("gets a placeholder where the cursor is, in place of what is selected", () => {
    expect(insertAt("Hello you!", "{{x}}", { start: 6, end: 9 })).to.deep.equal({ text: "Hello {{x}}!", cursor: 11 });
    expect(insertAt("Hi", "{{x}}", { start: 2, end: 2 })).to.deep.equal({ text: "Hi{{x}}", cursor: 7 });
  });

  it("is found by every word of the filter, in its shortcut or its text", () => {
    const updatedAt = "2026-01-01T00:00:00.000Z";
    const hello = { id: "hello", shortcut: "hello", text: "Good day", updatedAt };
    const bye = { id: "bye", shortcut: "bye", text: "Good bye", updatedAt };
    expect(matchingResponses([hello, bye], " ")).to.deep.equal([hello, bye]);
    expect(matchingResponses([hello, bye], "GOOD")).to.deep.equal([hello, bye]);
    expect(matchingResponses([hello, bye], "day /hello")).to.deep.equal([hello]);
    expect(matchingResponses([hello, bye], "day bye")).to.deep.equal([]);
  });
});
