import { digest } from "@hearth/contract";
import { expect } from "chai";
import fc from "fast-check";

/** Few letters, and those that could feign a border. */
const part = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: fc.constantFrom("1", ":", "a"), maxLength: 3 }));
const parts = fc.array(part, { maxLength: 4 });

describe("digest", () => {
  it("stays what it is: every stored message's id rests on it", () => {
    expect(digest([])).to.equal("Y7DEQpj8HBSa-_TImW-5JC");
    expect(digest(["c1", "client", "m1"])).to.equal("P9Qb6Ke8r83mknuDmdcLFk");
    expect(digest(["é😀"])).to.equal("dBvTthicjzvCam17SmbqrA");
  });

  it("fits a Firestore document id, also where `__` at both ends is reserved", () => {
    fc.assert(fc.property(parts, (parts) => /^[A-Za-f][A-Za-z0-9_-]{21}$/.test(digest(parts))));
  });

  it("tells parts by where they end", () => {
    const alike = [["ab", "c"], ["a", "bc"], ["abc"], ["abc", ""], ["", "abc"], ["2:ab1:c"], ["ab1:c"], ["c", "ab"]];
    expect(new Set(alike.map(digest))).to.have.lengthOf(alike.length);
  });

  it("differs for other parts, wherever the border between them is", () => {
    const cut = fc.tuple(fc.string({ unit: "binary", minLength: 1 }), fc.nat(), fc.nat()).map(([text, i, j]) => {
      const at = (place: number) => [text.slice(0, place % (text.length + 1)), text.slice(place % (text.length + 1))];
      return [at(i), at(j)] as const;
    });
    fc.assert(
      fc.property(fc.oneof(cut, fc.tuple(parts, parts)), ([one, other]) => {
        fc.pre([...one, ...other].every((part) => part.isWellFormed()));
        expect(digest(one) === digest(other)).to.equal(JSON.stringify(one) === JSON.stringify(other));
      }),
    );
  });
});
