import { expect } from "chai";
import { requestedRange } from "../../../src/attachments/requestedRange.ts";
import { faultIn } from "../../support/faultIn.ts";

describe("the part that a Range header asks for", () => {
  const parts: [header: string | undefined, part: { start: number; end: number } | undefined][] = [
    [undefined, undefined],
    ["bytes=0-9", { start: 0, end: 9 }],
    ["bytes=90-", { start: 90, end: 99 }],
    ["bytes=-10", { start: 90, end: 99 }],
    ["bytes=-1000", { start: 0, end: 99 }],
    ["bytes=90-1000000", { start: 90, end: 99 }],
    ["bytes=0-0", { start: 0, end: 0 }],
    ["bytes=0-1,2-3", undefined],
    ["bytes=9-5", undefined],
    ["bytes=-", undefined],
    ["bytes=0-1,50-60", undefined],
    ["items=0-9", undefined],
    ["bytes", undefined],
    ["", undefined],
  ];
  for (const [header, part] of parts) {
    it(`${header} of 100 bytes: ${part === undefined ? "all" : `${part.start} to ${part.end}`}`, () => {
      expect(requestedRange(header, 100)).to.deep.equal(part);
    });
  }

  for (const header of ["bytes=100-", "bytes=100-200", "bytes=99999999999999999999-", "bytes=-0"]) {
    it(`${header} of 100 bytes begins behind the end`, () => {
      const fault = faultIn(() => requestedRange(header, 100));
      expect([fault?.code, fault?.details.size]).to.deep.equal(["range_not_satisfiable", 100]);
    });
  }
});
