import { streamTicketSchema, topicSchema } from "@hearth/contract";
import { expect } from "chai";
import fc from "fast-check";
import { anyFields, anything } from "../arbitraries.ts";
import { mistakes } from "../mistakes.ts";

describe("stream topic", () => {
  it("is one conversation or the inbox", () => {
    for (const topic of [{ conversation: "c1" }, { inbox: "all" }]) {
      expect(topicSchema.parse({ ...topic, ticket: "t1" })).to.deep.equal(topic);
    }
  });

  const refused: [input: unknown, wrong: string[]][] = [
    [null, [""]],
    [{}, [""]],
    [{ conversation: "c1", inbox: "all" }, [""]],
    [{ conversation: "" }, ["conversation"]],
    [{ conversation: "c1/../c2" }, ["conversation"]],
    [{ conversation: "c1\r\nevent: x" }, ["conversation"]],
    [{ inbox: "mine" }, ["inbox"]],
    [{ conversation: "a b", inbox: "mine" }, ["conversation", "inbox"]],
  ];
  for (const [input, wrong] of refused) {
    it(`is not ${JSON.stringify(input)}`, () => expect(mistakes(topicSchema, input)).to.have.members(wrong));
  }

  it("is never both and never neither", () => {
    fc.assert(
      fc.property(fc.oneof(anything, anyFields("conversation", "inbox")), (input) => {
        const { data } = topicSchema.safeParse(input);
        if (data !== undefined) expect(Object.values(data).filter((value) => value !== undefined)).to.have.lengthOf(1);
      }),
    );
  });
});

describe("stream ticket", () => {
  it("says until when it is good", () => {
    const ticket = { ticket: "t1", expiresAt: "2026-11-22T13:48:00.000Z" };
    expect(streamTicketSchema.parse(ticket)).to.deep.equal(ticket);
    expect(mistakes(streamTicketSchema, { expiresAt: 60 })).to.have.members(["ticket", "expiresAt"]);
  });
});
