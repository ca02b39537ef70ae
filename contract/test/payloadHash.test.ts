import { type Payload, payloadHashOf, signatureOf } from "@hearth/contract";
import { expect } from "chai";

const payload: Payload = {
  role: "customer",
  kind: "text",
  text: "ok",
  attachmentId: "a1",
  replyTo: "m1",
  visibility: "public",
};

const changes: Partial<Payload>[] = [
  { role: "bot" },
  { kind: "image" },
  { text: "ok." },
  { attachmentId: "a2" },
  { attachmentId: undefined },
  { replyTo: "m2" },
  { replyTo: undefined },
  { visibility: "internal" },
];

describe("payload hash", () => {
  it("is the same for a repeat, and for an absent field however it is absent", () => {
    expect(payloadHashOf({ ...payload })).to.equal(payloadHashOf(payload));
    const { attachmentId: _, replyTo: __, ...bare } = payload;
    const emptied = { ...bare, attachmentId: undefined, replyTo: undefined };
    expect(payloadHashOf(emptied)).to.equal(payloadHashOf(bare));
    expect(signatureOf(emptied)).to.equal(signatureOf(bare));
  });

  for (const change of changes) {
    it(`another ${JSON.stringify(change)} is another payload under the same key`, () => {
      expect(payloadHashOf({ ...payload, ...change })).not.to.equal(payloadHashOf(payload));
    });
  }

  it("does not mistake an attachment for what is replied to", () => {
    const one = { ...payload, attachmentId: "x", replyTo: undefined };
    expect(payloadHashOf(one)).not.to.equal(payloadHashOf({ ...one, attachmentId: undefined, replyTo: "x" }));
  });

  it("signs only role, kind and content: the rest does not make a repeat a new message", () => {
    for (const change of changes) {
      const signed = ["role", "kind", "text", "attachmentId"].some((field) => field in change);
      const same = signatureOf({ ...payload, ...change }) === signatureOf(payload);
      expect(same, JSON.stringify(change)).to.equal(!signed);
    }
  });
});
