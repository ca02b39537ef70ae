import { sendMessageSchema } from "@hearth/contract";
import { expect } from "chai";
import fc from "fast-check";
import { anyFields, anything } from "../arbitraries.ts";
import { mistakes } from "../mistakes.ts";

const fieldNames = Object.keys({
  ...{ clientId: 0, kind: 0, text: 0, attachmentId: 0, replyTo: 0, visibility: 0, sentAt: 0, metadata: 0 },
  ...{ source_message_id: 0, message_id: 0, webhook_message_id: 0, wamid: 0 },
});

describe("sendMessage", () => {
  const accepted: [name: string, input: object, message: object][] = [
    ["fills in what is usual", { text: "hi" }, { kind: "text", text: "hi", visibility: "public" }],
    ["normalizes the text", { text: " e\u0301\u0000 " }, { text: "\u00e9" }],
    ["normalizes the kind", { kind: " Voice", attachmentId: "a1" }, { kind: "audio", text: "", attachmentId: "a1" }],
    ["takes an attachment without text", { attachmentId: "a1" }, { kind: undefined, text: "" }],
    ["takes 8,000 characters, an emoji as one", { text: "😀".repeat(8000) }, { text: "😀".repeat(8000) }],
    ["measures after normalization", { text: ` ${"e\u0301".repeat(8000)} ` }, { text: "\u00e9".repeat(8000) }],
    ["leaves the sender's clock to be read", { text: "hi", sentAt: 1e12 }, { sentAt: 1e12 }],
    ["reads the source's id", { text: "hi", wamid: 7, metadata: { message_id: "deep" } }, { sourceId: "7" }],
    ["reads it under metadata", { text: "hi", metadata: { message_id: "deep" } }, { sourceId: "deep" }],
  ];
  for (const [name, input, message] of accepted) {
    it(name, () => expect(sendMessageSchema.parse(input)).to.deep.include(message));
  }

  it("keeps nothing that it does not know", () => {
    const input = { text: "hi", wamid: "w1", role: "operator", seq: 9, metadata: { secret: 1 }, status: "delivered" };
    expect(sendMessageSchema.parse(input)).to.have.all.keys("kind", "text", "visibility", "sourceId");
  });

  const refused: [input: unknown, wrong: string[]][] = [
    ...[undefined, null, "hi", 5, []].map((input): [unknown, string[]] => [input, [""]]),
    [{}, ["text"]],
    [{ text: " \u0000\n" }, ["text"]],
    [{ text: "😀".repeat(8001) }, ["text"]],
    [{ kind: "image" }, ["attachmentId"]],
    [{ kind: "voice", text: "listen" }, ["attachmentId"]],
    [{ kind: "event", text: "Dana joined" }, ["kind"]],
    [{ kind: "constructor", text: "hi" }, ["kind"]],
    [{ text: "hi", attachmentId: "../a1" }, ["attachmentId"]],
    [{ text: "hi", clientId: "__x__" }, ["clientId"]],
    [{ text: "hi", wamid: 2 ** 53 }, ["wamid"]],
    [{ text: "", clientId: 5, visibility: "secret" }, ["text", "clientId", "visibility"]],
    [{ kind: "image", text: "x".repeat(8001), replyTo: 5 }, ["attachmentId", "text", "replyTo"]],
    [{ kind: "event", wamid: [] }, ["kind", "wamid"]],
  ];
  for (const [input, wrong] of refused) {
    it(`refuses ${JSON.stringify(input)?.slice(0, 60)}, naming ${wrong.join(", ") || "the body"}`, () => {
      expect(mistakes(sendMessageSchema, input)).to.have.members(wrong);
    });
  }

  it("names every mistake at once, whichever come together", () => {
    const wrong = { clientId: 5, kind: "video", text: null, attachmentId: "", replyTo: "a/b", visibility: true };
    const entries = Object.entries({ ...wrong, metadata: "x", message_id: null, wamid: {} });
    fc.assert(
      fc.property(fc.subarray(entries), (entries) => {
        const input = { text: "hi", ...Object.fromEntries(entries) };
        expect(mistakes(sendMessageSchema, input)).to.have.members(entries.map(([name]) => name));
      }),
    );
  });

  it("never throws, repeats nothing of what it was sent, and reads its own result the same", () => {
    const plausible = fc.record(
      {
        text: fc.string({ unit: "binary" }),
        kind: fc.constantFrom("Text", "voice", "file", "event"),
        wamid: fc.string(),
      },
      { requiredKeys: [] },
    );
    const input = fc.oneof(anything, anyFields(...fieldNames), plausible);
    fc.assert(
      fc.property(input, (input) => {
        const { data } = sendMessageSchema.safeParse(input);
        if (data === undefined) return;
        const { sourceId, ...fields } = data;
        expect(sendMessageSchema.parse({ ...fields, message_id: sourceId })).to.deep.equal(data);
      }),
    );
    const secret = "sk-live-4711/";
    const leaky = Object.fromEntries(fieldNames.map((name) => [name, secret]));
    const { error } = sendMessageSchema.safeParse({ ...leaky, text: secret.repeat(1000) });
    expect(error?.issues.map(({ message }) => message).join())
      .to.not.equal("")
      .and.not.include("4711");
  });
});
