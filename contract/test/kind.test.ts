import { kindSchema, kinds, normalizeKind } from "@hearth/contract";
import { expect } from "chai";
import fc from "fast-check";

describe("kind", () => {
  const names: [name: string, kind: string | undefined][] = [
    ...kinds.map((kind): [string, string] => [kind, kind]),
    ["voice", "audio"],
    [" Voice ", "audio"],
    ["\tIMAGE", "image"],
    ["", undefined],
    ["video", undefined],
    ["voices", undefined],
  ];
  for (const [name, kind] of names) {
    it(`${JSON.stringify(name)} is ${kind ?? "no kind"}`, () => expect(normalizeKind(name)).to.equal(kind));
  }

  it("takes no name from an object's prototype", () => {
    for (const name of [...Object.getOwnPropertyNames(Object.prototype), "__proto__", "prototype"]) {
      expect(normalizeKind(name), name).to.equal(undefined);
    }
  });

  it("never throws, and gives a kind or nothing", () => {
    const name = fc.oneof(fc.string({ unit: "binary" }), fc.mixedCase(fc.constantFrom(...kinds, "voice")));
    fc.assert(
      fc.property(name, (name) => {
        const kind = normalizeKind(name);
        if (kind === undefined) return;
        expect(kindSchema.parse(kind)).to.equal(kind);
        expect(normalizeKind(kind)).to.equal(kind);
      }),
    );
  });
});
