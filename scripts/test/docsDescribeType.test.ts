import { expect } from "chai";
import { describeFields } from "../docs/describeFields.ts";
import { describeType } from "../docs/describeType.ts";
import type { JsonSchema } from "../docs/JsonSchema.ts";

const person: JsonSchema = {
  type: "object",
  properties: { id: { type: "string" }, name: { type: "string" }, age: { type: "integer" }, note: { type: "string" } },
  required: ["id", "name", "age"],
};
const shapes = { Person: person };

const described: { schema: JsonSchema; as: string }[] = [
  { schema: { type: "string" }, as: "string" },
  { schema: { type: ["string", "null"], format: "date-time" }, as: "[time](#times) or null" },
  { schema: { type: "string", minLength: 1, maxLength: 8000 }, as: "string, 1 to 8,000 characters" },
  { schema: { type: "integer", minimum: 1, maximum: 5 }, as: "integer from 1 to 5" },
  { schema: { type: "integer", exclusiveMinimum: 0, maximum: Number.MAX_SAFE_INTEGER }, as: "integer from 1" },
  { schema: { type: "string", enum: ["a", "b", null] }, as: "`a` · `b` or null" },
  { schema: { type: "string", const: "all" }, as: '`"all"`' },
  { schema: { anyOf: [{ type: "string" }, { type: "integer" }] }, as: "string or integer" },
  { schema: { type: "array", items: { type: "string" }, maxItems: 20 }, as: "list of string, at most 20" },
  { schema: { $ref: "#/components/schemas/Person" }, as: "[Person](#person)" },
  { schema: { type: "object", properties: { a: { type: "string" } } }, as: "{a?: string}" },
  { schema: person, as: "[Person](#person)" },
  { schema: {}, as: "anything" },
];

describe("describeType", () => {
  for (const { schema, as } of described) {
    it(`says ${as}`, () => expect(describeType(schema, shapes)).to.equal(as));
  }

  it("recognizes a shape that leaves a field out", () => {
    const { note: _, ...properties } = person.properties ?? {};
    expect(describeType({ ...person, properties }, shapes)).to.equal("[Person](#person) without `note`");
  });

  it("does not take an object for a shape whose field differs", () => {
    const properties = { ...person.properties, age: { type: "string" } };
    expect(describeType({ ...person, properties }, shapes)).not.to.include("[Person]");
  });
});

describe("describeFields", () => {
  const schema: JsonSchema = {
    type: "object",
    properties: {
      kind: { type: "string", default: "text" },
      sender: { type: "object", properties: { id: { type: "string", description: "one|two" } }, required: ["id"] },
    },
    required: ["sender"],
  };

  it("says of what is sent what must be given", () => {
    const rows = describeFields(schema, "sent", {}).split("\n").slice(2);
    const expected = ["| `kind` | string | default `text` |", "| `sender` | object | required |"];
    expect(rows.slice(0, 2)).to.deep.equal(expected);
  });

  it("says of what is answered what may be absent", () => {
    expect(describeFields(schema, "answered", {})).to.include("| `kind` | string | may be absent |");
  });

  it("lists the fields inside an object under their path, its bars escaped", () => {
    expect(describeFields(schema, "answered", {})).to.include("| `sender.id` | string | one\\|two |");
  });
});
