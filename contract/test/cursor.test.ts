import { formatCursor, parseCursor } from "@hearth/contract";
import { expect } from "chai";
import fc from "fast-check";

const cursor = fc.record({
  epoch: fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/),
  seq: fc.integer({ min: 0, max: 999_999_999_999_999 }),
});

describe("cursor", () => {
  it("comes back as it went out, and fits one line of a stream", () => {
    fc.assert(
      fc.property(cursor, (cursor) => {
        expect(parseCursor(formatCursor(cursor))).to.deep.equal(cursor);
        expect(formatCursor(cursor)).to.match(/^[\w.-]+$/);
      }),
      { examples: [[{ epoch: "__proto__", seq: 0 }], [{ epoch: "-", seq: 999_999_999_999_999 }]] },
    );
  });

  const garbage = [
    ...[
      "",
      ".",
      "e",
      "e.",
      ".1",
      "e1",
      "e.x",
      "e.-1",
      "e.+1",
      "e.1.2",
      "e.f.1",
      "e.01",
      "e.00",
      "e.1e3",
      "e.0x1",
      "e.1.0",
    ],
    ...[" e.1", "e.1 ", "e.1\n", "e\n.1", "e\r\ndata: x.1", "e.1\ndata: x", "é.1", "e/f.1", "e .1", "e.٣", "NaN.NaN"],
    ...["e.1000000000000000", "e.9007199254740993", `${"e".repeat(65)}.1`, "undefined", "null", "[object Object]"],
  ];
  for (const text of garbage) {
    it(`${JSON.stringify(text)} is none`, () => expect(parseCursor(text)).to.equal(undefined));
  }

  it("takes no text that it would not write itself", () => {
    const nearly = fc.tuple(fc.string({ unit: "binary" }), cursor, fc.string({ unit: "binary" }));
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      nearly.map(([before, cursor, after]) => before + formatCursor(cursor) + after),
    );
    fc.assert(
      fc.property(text, (text) => {
        const parsed = parseCursor(text);
        if (parsed === undefined) return;
        expect(formatCursor(parsed)).to.equal(text);
        expect(parsed.seq).to.satisfy(Number.isSafeInteger);
      }),
    );
  });
});
