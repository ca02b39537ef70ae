import { expect } from "chai";
import fc from "fast-check";
import { type Frame, SseParser } from "../src/SseParser.ts";

const line = fc.string().map((text) => text.replace(/[\r\n]/g, ""));
const frame = fc.record({
  event: line,
  id: fc.option(line, { nil: undefined }),
  data: fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.join("\n")),
});

function encode({ event, id, data }: Frame, newline: string): string {
  const fields = [
    `event: ${event}`,
    ...(id === undefined ? [] : [`id: ${id}`]),
    ...data.split("\n").map((text) => `data: ${text}`),
  ];
  return [":", ...fields, "", ""].join(newline);
}

describe("the SSE parser", () => {
  it("reads the same frames however they are cut, comments and either newline between", () => {
    const newline = fc.constantFrom("\n", "\r\n");
    fc.assert(
      fc.property(fc.array(frame), newline, fc.array(fc.nat(40)), (frames, newline, sizes) => {
        const parser = new SseParser();
        const got: Frame[] = [];
        let rest = frames.map((each) => encode(each, newline)).join("");
        for (const size of [...sizes, rest.length]) {
          got.push(...parser.feed(rest.slice(0, size)));
          rest = rest.slice(size);
        }
        expect(got).to.deep.equal(frames);
      }),
    );
  });

  it("gives out no frame that was cut before its end: its rest comes again by resuming", () => {
    expect(new SseParser().feed('event: typing\ndata: {"typing":true}\n')).to.deep.equal([]);
  });

  it("refuses a frame without end, before it fills the memory", () => {
    const parser = new SseParser();
    expect(() => {
      for (let piece = 0; piece < 20; piece++) parser.feed(`data: ${"x".repeat(100_000)}\n`);
    }).to.throw("too long a frame");
  });
});
