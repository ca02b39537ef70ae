import { expect } from "chai";
import { attachable, seen } from "../../../src/attachments/access.ts";
import { kept, safetyMargin } from "../../../src/attachments/lifetime.ts";
import type { StoredAttachment } from "../../../src/attachments/StoredAttachment.ts";
import type { Principal } from "../../../src/conversation/Principal.ts";
import { storedAttachmentWith } from "../../support/attachmentWith.ts";
import { faultIn } from "../../support/faultIn.ts";
import { after, noon } from "../../support/headWith.ts";
import { people } from "../../support/people.ts";

const { ada, bot, dana, alma } = people;
const inPublic = { message: { id: "m1", visibility: "public" }, removeAt: null } as const;
const inNote = { message: { id: "m1", visibility: "internal" }, removeAt: null } as const;

describe("a file of a conversation that one may see", () => {
  const cases: [what: string, fields: Partial<StoredAttachment>, who: Principal, isSeen: boolean][] = [
    ["its sender's, before it is sent", {}, ada, true],
    ["an operator's, before it is sent: it may become a note's", { uploaderId: dana.id }, ada, false],
    ["anyone's, before it is sent, to the team", {}, dana, true],
    ["a message's, to the customer", { ...inPublic, uploaderId: dana.id }, ada, true],
    ["a note's, to the customer", { ...inNote, uploaderId: dana.id }, ada, false],
    ["a note's, to the customer whose file it would be", inNote, ada, false],
    ["a note's, to the team", { ...inNote, uploaderId: dana.id }, bot, true],
    ["one that is being uploaded", { file: null }, alma, false],
    ["one whose message was deleted", { ...inPublic, removeAt: noon }, alma, false],
    ["one that was never sent, when its time has come", { removeAt: noon }, ada, false],
  ];
  for (const [what, fields, who, isSeen] of cases) {
    it(`${what}: ${isSeen ? "seen" : "as if it had never been"}`, () => {
      const stored = storedAttachmentWith(fields);
      const fault = faultIn(() => seen(stored, who, noon));
      expect(fault?.code).to.equal(isSeen ? undefined : "not_found");
    });
  }
});

describe("a file can be attached", () => {
  const place = { conversationId: "c1", principal: ada, now: noon };

  it("by who uploaded it, to a message of that conversation", () => {
    expect(attachable(storedAttachmentWith(), place)?.id).to.equal("a1");
  });

  const refused: [what: string, stored: StoredAttachment | null, place?: object][] = [
    ["what is not there", null],
    ["while it is being uploaded", storedAttachmentWith({ file: null })],
    ["a second time", storedAttachmentWith(inPublic)],
    ["in another conversation", storedAttachmentWith(), { conversationId: "c2" }],
    ["by another customer", storedAttachmentWith(), { principal: people.eve }],
    ["by an operator", storedAttachmentWith(), { principal: dana }],
    ["soon before it is removed", storedAttachmentWith(), { now: after(kept - safetyMargin) }],
  ];
  for (const [what, stored, other] of refused) {
    it(`not: ${what}`, () => expect(attachable(stored, { ...place, ...other })).to.equal(undefined));
  }
});
