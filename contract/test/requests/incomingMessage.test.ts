import { incomingMessageSchema, verdictSchema } from "@hearth/contract";
import { expect } from "chai";
import fc from "fast-check";
import { anyFields, anything } from "../arbitraries.ts";
import { mistakes } from "../mistakes.ts";

describe("incoming message", () => {
  const author = { id: "b1", name: "Bot" };
  const accepted: [input: object, message: object][] = [
    [{ text: " hi " }, { role: "customer", kind: "text", text: "hi", visibility: "public" }],
    [{ text: "hi", role: " User" }, { role: "customer" }],
    [
      { text: "hi", role: "assistant", author },
      { role: "bot", author },
    ],
    [
      { text: "hi", role: "AGENT", metadata: { wamid: "w1" } },
      { role: "operator", sourceId: "w1" },
    ],
    [
      { kind: "voice", attachmentId: "a1" },
      { kind: "audio", attachmentId: "a1" },
    ],
  ];
  for (const [input, message] of accepted) {
    it(`takes ${JSON.stringify(input)}`, () => {
      expect(incomingMessageSchema.parse(input)).to.deep.include(message);
    });
  }

  const refused: [input: unknown, wrong: string[]][] = [
    [{ text: "hi", role: "system" }, ["role"]],
    [{ text: "hi", role: "constructor" }, ["role"]],
    [{ text: "hi", role: null }, ["role"]],
    [{ text: "hi", author: { id: 5 } }, ["author.id", "author.name"]],
    [{ role: "nobody", text: "", clientId: 5 }, ["role", "text", "clientId"]],
    [{ role: 5, author: "Ada", kind: "image" }, ["role", "author", "attachmentId"]],
  ];
  for (const [input, wrong] of refused) {
    it(`refuses ${JSON.stringify(input)}, naming ${wrong.join(", ")}`, () => {
      expect(mistakes(incomingMessageSchema, input)).to.have.members(wrong);
    });
  }

  it("never throws on what a client may have written", () => {
    const input = fc.oneof(anything, anyFields("role", "author", "text", "kind", "clientId", "metadata"));
    fc.assert(
      fc.property(input, (input) => {
        const { data } = incomingMessageSchema.safeParse(input);
        if (data !== undefined) expect(data.role).to.be.oneOf(["customer", "bot", "operator"]);
      }),
    );
  });
});

describe("verdict", () => {
  const verdicts = [
    { status: "accepted", messageId: "m1", seq: 3 },
    { status: "duplicate", messageId: "m1" },
    { status: "rejected", code: "invalid_request", detail: "text: must not be empty" },
  ];
  for (const verdict of verdicts) {
    it(`is ${verdict.status}, with all that belongs to it`, () => {
      expect(verdictSchema.parse(verdict)).to.deep.equal(verdict);
      for (const field of Object.keys(verdict)) {
        expect(mistakes(verdictSchema, { ...verdict, [field]: undefined })).to.deep.equal([field]);
      }
    });
  }
});
