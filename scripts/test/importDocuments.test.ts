import { expect } from "chai";
import { DocumentParser } from "../import/DocumentParser.ts";

/** All that is found in a text that comes in pieces of this length. */
function read(text: string, length = text.length) {
  const parser = new DocumentParser();
  const found = [];
  for (let from = 0; from < text.length; from += length) found.push(...parser.take(text.slice(from, from + length)));
  return [...found, ...parser.end()];
}

const values = (text: string, length?: number) =>
  read(text, length).flatMap((each) => ("value" in each ? [each.value] : []));
const complaints = (text: string) => read(text).flatMap((each) => ("reason" in each ? [each] : []));

const one = {
  id: "c1",
  messages: [{ text: 'a "quoted" brace }' }, { text: "zwölf ☕" }],
  nested: { conversations: [1] },
};
const two = { id: "c2", messages: [] };

describe("The file of an import", () => {
  const files: Record<string, string> = {
    "an array": JSON.stringify([one, two]),
    "an array over many lines": JSON.stringify([one, two], null, 2),
    "an object with an array of conversations": JSON.stringify({
      exported: { by: [1] },
      conversations: [one, two],
      users: [3],
    }),
    "one document a line": `${JSON.stringify(one)}\n${JSON.stringify(two)}\r\n\n`,
    "one document after another": JSON.stringify(one, null, 2) + JSON.stringify(two, null, 2),
  };
  for (const [shape, text] of Object.entries(files)) {
    it(`may be ${shape}, however it is cut into pieces`, () => {
      for (const length of [1, 7, text.length]) expect(values(text, length), `${length}`).to.deep.equal([one, two]);
      expect(complaints(text)).to.deep.equal([]);
    });
  }

  it("tells at which lines a conversation and its messages begin", () => {
    const text = `[\n${JSON.stringify(one)},\n{\n"id": "c2",\n"messages": [\n"a",\n["b"],\n\n{"text":\n"c"}]}]`;
    expect(read(text).map((each) => ({ ...each, value: undefined }))).to.deep.equal([
      { line: 2, messageLines: [2, 2], value: undefined },
      { line: 3, messageLines: [6, 7, 9], value: undefined },
    ]);
  });

  it("that is cut in the middle gives what is whole, and where it breaks", () => {
    const text = JSON.stringify([two, one], null, 1);
    const cut = text.slice(0, text.lastIndexOf("zw"));
    expect(values(cut)).to.deep.equal([two]);
    expect(complaints(cut)).to.deep.equal([
      { line: 6, reason: "the file is cut off at line 13, in the middle of this conversation", isEnd: true },
    ]);
    expect(complaints(`[${JSON.stringify(two)},`)[0]?.reason).to.include("in the middle of the list");
    expect(complaints(`${JSON.stringify(two)}\n{"id":`)[0]).to.include({ line: 2, isEnd: true });
  });

  it("is read on after a line that is no JSON, where each line is a document", () => {
    const text = `${JSON.stringify(one)}\n{"id": "secret words\n${JSON.stringify(two)}\n`;
    expect(values(text)).to.deep.equal([one, two]);
    expect(complaints(text)).to.deep.equal([{ line: 2, reason: "is no JSON", isEnd: false }]);
    const broken = `${JSON.stringify(one)}\n{"id": "c9", "messages": nonsense, "more": [1, 2, 3, 4]}\n${JSON.stringify(two)}`;
    expect(values(broken)).to.deep.equal([one, two]);
    expect(complaints(broken).map(({ line }) => line)).to.deep.equal([2]);
  });

  it("is read no further where a list is no JSON: nobody could say where the next conversation begins", () => {
    const text = `[\n${JSON.stringify(two)},\n{"id": nonsense},\n${JSON.stringify(one)}]`;
    expect(values(text)).to.deep.equal([two]);
    expect(complaints(text)).to.deep.equal([
      { line: 3, reason: "is no JSON near line 4: nothing after it was read", isEnd: true },
    ]);
  });

  it("loses a conversation that is too long to be one, and no other", () => {
    const long = { id: "long", messages: Array.from({ length: 5 }, () => "x".repeat(1_000_000)) };
    const text = JSON.stringify([long, two]);
    expect(values(text, 65_536)).to.deep.equal([two]);
    expect(read(text, 65_536)[0]).to.include({ line: 1, isEnd: false });
  });

  it("of nothing at all is nothing", () => {
    for (const text of ["", "\n \n", "[]", '{"conversations": []}']) expect(read(text)).to.deep.equal([]);
  });
});
