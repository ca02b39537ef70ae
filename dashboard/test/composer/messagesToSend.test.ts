import { expect } from "chai";
import { messagesToSend } from "../../src/composer/messagesToSend.ts";

const [first, second] = [new File(["1"], "a.png"), new File(["2"], "b.pdf")];

describe("What is sent", () => {
  it("is the text, for the customer or for the team", () => {
    const written = { text: " Hello \n", files: [], replyTo: "m1" };
    expect(messagesToSend({ ...written, mode: "answer" })).to.deep.equal([
      { text: "Hello", visibility: "public", replyTo: "m1" },
    ]);
    expect(messagesToSend({ ...written, mode: "note" })[0]?.visibility).to.equal("internal");
  });

  it("is nothing where nothing is written", () => {
    expect(messagesToSend({ text: " \n ", files: [], mode: "answer", replyTo: undefined })).to.deep.equal([]);
  });

  it("is one message for each file, and the text with the first", () => {
    const messages = messagesToSend({ text: "Look", files: [first, second], mode: "note", replyTo: "m1" });
    expect(messages).to.deep.equal([
      { file: { blob: first, name: "a.png" }, visibility: "internal", text: "Look", replyTo: "m1" },
      { file: { blob: second, name: "b.pdf" }, visibility: "internal" },
    ]);
  });
});
