import { fillPlaceholders, setCannedResponseSchema } from "@hearth/contract";
import { expect } from "chai";
import fc from "fast-check";
import { describeRequest } from "./describeRequest.ts";

const ada = { name: "Ada", email: "ada@example.org", phone: "+1 555" };
const people = { customer: ada, operator: { name: "Dana" } };
const nobody = { customer: {}, operator: {} };

describeRequest("a canned response", {
  schema: setCannedResponseSchema,
  accepted: [
    [
      { shortcut: " Hello-1_a ", text: " Hello {{customer.name}} " },
      { shortcut: "hello-1_a", text: "Hello {{customer.name}}" },
    ],
    [
      { shortcut: "x".repeat(40), text: "{ }} {{ operator.name }}{{customer.email}}" },
      { shortcut: "x".repeat(40), text: "{ }} {{ operator.name }}{{customer.email}}" },
    ],
  ],
  refused: [
    [{}, ["shortcut", "text"]],
    [{ shortcut: "", text: "\u0000 " }, ["shortcut", "text"]],
    ...["a b", "a/b", "ä", "__x__", "x".repeat(41), ".."].map((shortcut): [unknown, string[]] => [
      { shortcut, text: "words" },
      ["shortcut"],
    ]),
    [{ shortcut: "a", text: "x".repeat(8001) }, ["text"]],
    [{ shortcut: "a", text: "{{customer.nmae}} {{}} {{customer.name" }, ["text", "text", "text"]],
  ],
});

describe("the placeholders of a canned response", () => {
  const messages = (text: string) =>
    setCannedResponseSchema.safeParse({ shortcut: "a", text }).error?.issues.map(({ message }) => message);

  it("that are unknown are named", () => {
    expect(messages("Hello {{customer.nmae}}, {{constructor}}")).to.deep.equal([
      "knows no placeholder {{customer.nmae}}",
      "knows no placeholder {{constructor}}",
    ]);
  });

  it("that are not closed are named", () => {
    expect(messages("Hello {{customer.name, and so on")).to.deep.equal([
      "does not close the placeholder {{customer.name, and so on",
    ]);
    expect(messages("{{customer.name {{operator.name}}")).to.deep.equal([
      "knows no placeholder {{customer.name {{operator.name}}",
    ]);
  });

  const cases: [text: string, filled: string, unknown: string][] = [
    ["Hello {{customer.name}}, I am {{operator.name}}.", "Hello Ada, I am Dana.", "Hello, I am."],
    ["{{ customer.name }}", "Ada", ""],
    ["{{customer.name}} wrote from {{customer.email}}", "Ada wrote from ada@example.org", "wrote from"],
    ["Call {{customer.phone}} now", "Call +1 555 now", "Call now"],
    ["Dear {{customer.name}} {{customer.email}},\n yes", "Dear Ada ada@example.org,\n yes", "Dear,\n yes"],
    ["{{customer.name}} {{operator.name}} hi\n{{customer.name}} there", "Ada Dana hi\nAda there", "hi\nthere"],
    [
      "{customer.name} }} {{customer.nmae}}",
      "{customer.name} }} {{customer.nmae}}",
      "{customer.name} }} {{customer.nmae}}",
    ],
  ];
  for (const [text, filled, unknown] of cases) {
    it(`fill ${JSON.stringify(text)}`, () => {
      expect(fillPlaceholders(text, people)).to.equal(filled);
      expect(fillPlaceholders(text, nobody)).to.equal(unknown);
    });
  }

  it("leave out one that is unknown next to one that is known", () => {
    const text = "Dear {{customer.name}} {{customer.email}}, hi";
    expect(fillPlaceholders(text, { customer: { name: "Ada" }, operator: {} })).to.equal("Dear Ada, hi");
    expect(fillPlaceholders(text, { customer: { email: "a@b.org" }, operator: {} })).to.equal("Dear a@b.org, hi");
  });

  it("are not looked for in what was filled in: nobody's name is a template", () => {
    const customer = { name: "{{operator.name}}", email: "$& $1 {{" };
    expect(fillPlaceholders("{{customer.name}} {{customer.email}}", { customer, operator: { name: "Dana" } })).to.equal(
      "{{operator.name}} $& $1 {{",
    );
  });

  it("leave a text without any as it is", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!text.includes("{{"));
        expect(fillPlaceholders(text, nobody)).to.equal(text);
      }),
    );
  });
});
