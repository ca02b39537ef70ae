import { createConversationSchema } from "@hearth/contract";
import { expect } from "chai";
import fc from "fast-check";
import { anyFields, anything } from "../arbitraries.ts";
import { mistakes } from "../mistakes.ts";

describe("createConversation", () => {
  it("needs nothing: the customer is known by its token", () => {
    expect(createConversationSchema.parse({})).to.deep.equal({ customer: { channel: "web" } });
    expect(createConversationSchema.parse({ customer: {} })).to.deep.equal({ customer: { channel: "web" } });
  });

  it("normalizes the profile and the first message, and takes no id from the body", () => {
    const input = {
      customer: { id: "someone else", name: " Ada\u0000 ", email: "ada@example.org", channel: "shop ", admin: true },
      message: { text: " hi ", wamid: "w1" },
      state: "closed",
    };
    expect(createConversationSchema.parse(input)).to.deep.equal({
      customer: { name: "Ada", email: "ada@example.org", channel: "shop" },
      message: { kind: "text", text: "hi", visibility: "public", sourceId: "w1" },
    });
  });

  const refused: [input: unknown, wrong: string[]][] = [
    [null, [""]],
    [{ customer: null }, ["customer"]],
    [{ customer: { name: "x".repeat(101) } }, ["customer.name"]],
    [{ customer: { email: `${"x".repeat(250)}@example.org` } }, ["customer.email"]],
    [
      { customer: { phone: 5, locale: "x".repeat(36), channel: " " } },
      ["customer.phone", "customer.locale", "customer.channel"],
    ],
    [{ message: {} }, ["message.text"]],
    [
      { customer: { name: 5, email: "ada", channel: "" }, message: { kind: "image", clientId: 5 } },
      ["customer.name", "customer.email", "customer.channel", "message.clientId", "message.attachmentId"],
    ],
  ];
  for (const [input, wrong] of refused) {
    it(`refuses ${JSON.stringify(input).slice(0, 60)}, naming ${wrong.join(", ") || "the body"}`, () => {
      expect(mistakes(createConversationSchema, input)).to.have.members(wrong);
    });
  }

  it("never throws, and reads its own result the same", () => {
    const customer = anyFields("name", "email", "phone", "locale", "channel");
    const input = fc.oneof(anything, fc.record({ customer, message: anything }, { requiredKeys: [] }));
    fc.assert(
      fc.property(input, (input) => {
        const { data } = createConversationSchema.safeParse(input);
        if (data !== undefined) expect(createConversationSchema.parse(data)).to.deep.equal(data);
      }),
    );
  });
});
