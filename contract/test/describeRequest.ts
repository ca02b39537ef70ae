import { expect } from "chai";
import fc from "fast-check";
import type { z } from "zod";
import { anyFields, anything } from "./arbitraries.ts";
import { mistakes } from "./mistakes.ts";

export type Cases = {
  schema: z.ZodType;
  accepted: [input: unknown, parsed: unknown][];
  refused: [input: unknown, wrong: string[]][];
};

/** What holds of every small request: it is read so, refused so, and settled once it was read. */
export function describeRequest(name: string, { schema, accepted, refused }: Cases) {
  describe(name, () => {
    for (const [input, parsed] of accepted) {
      it(`takes ${JSON.stringify(input)}`, () => expect(schema.parse(input)).to.deep.equal(parsed));
    }

    for (const [input, wrong] of refused) {
      it(`refuses ${JSON.stringify(input).slice(0, 60)}, naming ${wrong.join(", ") || "the body"}`, () => {
        expect(mistakes(schema, input)).to.have.members(wrong);
      });
    }

    it("never throws, and reads its own result the same", () => {
      const fields = [...accepted, ...refused].flatMap(([input]) => Object.keys(input ?? {}));
      fc.assert(
        fc.property(fc.oneof(anything, anyFields(...fields)), (input) => {
          const { data, success } = schema.safeParse(input);
          if (success) expect(schema.parse(data)).to.deep.equal(data);
        }),
      );
      for (const [, parsed] of accepted) expect(schema.parse(parsed)).to.deep.equal(parsed);
    });
  });
}
