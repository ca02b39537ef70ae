import { readSourceId } from "@hearth/contract";
import { expect } from "chai";
import fc from "fast-check";
import { anyFields, anything } from "./arbitraries.ts";

const names = ["source_message_id", "message_id", "webhook_message_id", "wamid"] as const;

describe("sourceId", () => {
  it("is the first that is there: by name at the top, then by name under metadata", () => {
    const metadata: Record<string, unknown> = Object.fromEntries(names.map((name) => [name, `metadata ${name}`]));
    const raw: Record<string, unknown> = { metadata, ...Object.fromEntries(names.map((name) => [name, name])) };
    for (const place of [raw, metadata]) {
      for (const name of names) {
        expect(readSourceId(raw)).to.equal(place[name]);
        delete place[name];
      }
    }
    expect(readSourceId(raw)).to.equal(undefined);
  });

  const ids: [name: string, value: unknown, id: string | undefined][] = [
    ["trims", " wamid.HBg= ", "wamid.HBg="],
    ["takes a whole number", 42, "42"],
    ["takes zero, which is no missing id", 0, "0"],
    ["takes an id of 512 characters", "x".repeat(512), "x".repeat(512)],
    ["ignores a longer one, which is no id", "x".repeat(513), undefined],
    ["ignores an empty one", "", undefined],
    ["ignores blanks", " \n", undefined],
    ["ignores a fraction", 1.5, undefined],
    ["ignores a number that has lost its last digits", 2 ** 53, undefined],
    ["ignores NaN", Number.NaN, undefined],
    ["ignores half a character, which cannot be stored", "id\ud800", undefined],
    ["ignores a list", ["id"], undefined],
    ["ignores an object", { id: "id" }, undefined],
    ["ignores null", null, undefined],
    ["ignores true", true, undefined],
  ];
  for (const [name, value, id] of ids) {
    it(name, () => {
      expect(readSourceId({ wamid: value })).to.equal(id);
      expect(readSourceId({ metadata: { wamid: value } })).to.equal(id);
      expect(readSourceId({ message_id: value, metadata: { wamid: "next" } })).to.equal(id ?? "next");
    });
  }

  it("looks at no prototype and at no other name", () => {
    const inherited: Record<string, unknown> = Object.create({ message_id: "inherited", metadata: { wamid: "deep" } });
    inherited.id = "other";
    expect(readSourceId({ metadata: inherited, id: "other" })).to.equal(undefined);
    expect(readSourceId({ metadata: "message_id" })).to.equal(undefined);
  });

  it("never throws, and gives an id that can be stored and read back the same", () => {
    const place = anyFields(...names);
    const raw = fc.oneof(place, fc.record({ metadata: fc.oneof(place, anything) }), fc.object());
    fc.assert(
      fc.property(raw, (raw) => {
        const id = readSourceId(raw);
        if (id === undefined) return;
        expect(id.isWellFormed()).to.equal(true);
        expect(id.length).to.be.within(1, 512);
        expect(readSourceId({ source_message_id: id })).to.equal(id);
      }),
    );
  });
});
