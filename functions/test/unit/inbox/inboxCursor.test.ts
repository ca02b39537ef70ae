import { digest } from "@hearth/contract";
import { expect } from "chai";
import fc from "fast-check";
import { searchTerm } from "../../../src/conversation/search.ts";
import { type InboxQuestion, partsOf } from "../../../src/inbox/InboxQuestion.ts";
import { formatInboxCursor, parseInboxCursor } from "../../../src/inbox/inboxCursor.ts";

const place = { readAt: 1_795_348_800_123_456, at: 1_795_348_700_000, id: "c1" };
const question: InboxQuestion = { view: "mine", operatorId: "dana", label: "vip/gold", term: searchTerm("ada") };
const cursor = formatInboxCursor(place, question);

describe("an inbox cursor", () => {
  it("leads back to its place, for the same question", () => {
    expect(parseInboxCursor(cursor, { ...question })).to.deep.equal(place);
    expect(cursor).to.match(/^[\w-]+$/);
  });

  it("leads back to any place that a page may end at", () => {
    const anyPlace = fc.record({
      readAt: fc.maxSafeNat(),
      at: fc.integer({ min: 0, max: 99_999_999_999_999 }),
      id: fc.stringMatching(/^[A-Za-z0-9-]{1,128}$/),
    });
    fc.assert(
      fc.property(anyPlace, (place) => {
        const cursor = formatInboxCursor(place, question);
        expect(parseInboxCursor(cursor, question)).to.deep.equal(place);
        expect(cursor.length).to.be.at.most(400);
      }),
    );
  });

  const others: [name: string, question: InboxQuestion][] = [
    ["another view", { ...question, view: "assigned" }],
    ["another operator's", { ...question, operatorId: "omar" }],
    ["another label", { ...question, label: "vip" }],
    ["no label", { ...question, label: undefined }],
    ["another search", { ...question, term: searchTerm("ad") }],
    ["no search", { ...question, term: undefined }],
    ["a search for nobody", { ...question, term: searchTerm("...") }],
  ];
  for (const [name, other] of others) {
    it(`is none for ${name}`, () => expect(parseInboxCursor(cursor, other)).to.equal(undefined));
  }

  it("of a list that is the same for all is anyone's", () => {
    const shared = { ...question, view: "waiting" } as const;
    const omars = { ...shared, operatorId: "omar" };
    expect(parseInboxCursor(formatInboxCursor(place, shared), omars)).to.deep.equal(place);
  });

  it("is none with one character changed, left out or added", () => {
    fc.assert(
      fc.property(fc.nat({ max: cursor.length - 1 }), fc.string({ minLength: 0, maxLength: 2 }), (at, put) => {
        const changed = cursor.slice(0, at) + put + cursor.slice(at + 1);
        fc.pre(changed !== cursor);
        expect(parseInboxCursor(changed, question), changed).to.equal(undefined);
        expect(parseInboxCursor(cursor.slice(0, at) + put, question)).to.equal(undefined);
      }),
    );
  });

  it("is none of anything else that is sent", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(parseInboxCursor(text, question)).to.equal(undefined);
        expect(parseInboxCursor(Buffer.from(text).toString("base64url"), question)).to.equal(undefined);
      }),
    );
  });

  const forged: [name: string, fields: string[]][] = [
    ["a time that is none", ["x", "1", "c1"]],
    ["a time before all times", ["-1", "1", "c1"]],
    ["a time in fractions", ["1.5", "1", "c1"]],
    ["a time beyond what numbers hold", ["9007199254740993", "1", "c1"]],
    ["a time after the year 9999", ["1", "253402300800000", "c1"]],
    ["a time written otherwise", ["01", "1", "c1"]],
    ["a path", ["1", "1", "c1/messages/m1"]],
    ["Firestore's own name", ["1", "1", "__c1__"]],
    ["no id", ["1", "1", ""]],
    ["too long an id", ["1", "1", "x".repeat(129)]],
  ];
  for (const [name, fields] of forged) {
    it(`is none with ${name}, though the digest is right`, () => {
      const text = [...fields, digest([...partsOf(question), ...fields])].join(" ");
      expect(parseInboxCursor(Buffer.from(text).toString("base64url"), question)).to.equal(undefined);
    });
  }
});
