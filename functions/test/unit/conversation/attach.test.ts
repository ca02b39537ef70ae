import { expect } from "chai";
import { appendMessage } from "../../../src/conversation/appendMessage.ts";
import { appendOf } from "../../support/appendOf.ts";
import { storedAttachmentWith } from "../../support/attachmentWith.ts";
import { contextOf, decided, refusal } from "../../support/decided.ts";
import { people } from "../../support/people.ts";

const { ada, dana, eve } = people;
const sending = (fields: object = {}, who: typeof ada | typeof dana | typeof eve = ada) =>
  appendMessage(appendOf(who, { attachmentId: "a1", ...fields }));
const attachments = [storedAttachmentWith()];

describe("a message with an attachment", () => {
  it("carries the file, is of its kind, and takes it in the same commit", () => {
    const { messages, events, attachments: taken, answer } = decided(sending(), { attachments });
    expect(answer.message).to.deep.include({ kind: "file", text: "", attachment: attachments[0]?.file });
    expect(events[0]?.message?.attachment).to.deep.equal(attachments[0]?.file);
    const message = { id: messages[0]?.id, visibility: "public" };
    expect(taken).to.deep.equal([{ ...attachments[0], message, removeAt: null }]);
  });

  it("may have words beside it", () => {
    expect(decided(sending({ text: "my receipt" }), { attachments }).answer.message.text).to.equal("my receipt");
  });

  it("asks for what is not loaded yet", () => {
    expect(sending()({ ...contextOf({}), attachment: () => undefined })).to.deep.equal({
      needs: [],
      attachments: ["a1"],
    });
  });

  it("in a note is the note's: its customer will not see it", () => {
    const stored = storedAttachmentWith({ uploaderId: dana.id });
    const plan = decided(sending({ visibility: "internal" }, dana), { attachments: [stored] });
    expect(plan.attachments?.[0]?.message?.visibility).to.equal("internal");
  });

  const refused: [what: string, fields: object, path: string][] = [
    ["that is not there", { attachmentId: "a2" }, "attachmentId"],
    ["of another kind than it says", { kind: "image" }, "kind"],
  ];
  for (const [what, fields, path] of refused) {
    it(`${what} is refused, and says where`, () => {
      const fault = refusal(sending(fields), { attachments });
      expect([fault?.code, fault?.details.errors?.map((error) => error.path)]).to.deep.equal([
        "invalid_request",
        [path],
      ]);
    });
  }

  it("of another's is refused as one that is not there", () => {
    const others = [storedAttachmentWith({ uploaderId: eve.id })];
    const [hers, none] = [refusal(sending(), { attachments: others }), refusal(sending())];
    expect(hers?.details).to.deep.equal(none?.details);
  });

  it("sent again under its key is the same, whether or not its kind is said, though the file is taken by then", () => {
    for (const kind of [undefined, "file"]) {
      const key = { clientId: "k1" };
      const first = decided(sending(key), { attachments });
      const again = decided(sending({ ...key, kind }), {
        head: first.head,
        messages: first.messages,
        attachments: first.attachments ?? [],
      });
      expect(again.answer).to.deep.equal({ message: first.answer.message, duplicate: true });
    }
  });
});
