import { idSchema, uidSchema } from "@hearth/contract";
import { expect } from "chai";
import type { z } from "zod";

const schemas: [name: string, schema: z.ZodType, fitting: unknown[], unfit: unknown[]][] = [
  [
    "id",
    idSchema,
    ["a", "A-z_0", "x".repeat(128), "_", "___", "__a", "a__", "--", "constructor"],
    ["a.b", "a b", "a\n", "é"],
  ],
  [
    "uid",
    uidSchema,
    ["a", "okta|7:x", "ada@example.org", "...", "__a", "é😀", "😀".repeat(128)],
    ["\ud800", "a\udc00b"],
  ],
];

/** Firestore refuses these, and the call would fail as if it were our fault. */
const reserved = ["", ".", "..", "a/b", "/", "____", "__a__", "__proto__", "x".repeat(129), 5, null, undefined];

for (const [name, schema, fitting, unfit] of schemas) {
  describe(name, () => {
    for (const value of fitting) {
      it(`may be ${JSON.stringify(value)}`, () => expect(schema.parse(value)).to.equal(value));
    }
    for (const value of [...reserved, ...unfit]) {
      it(`may not be ${JSON.stringify(value)}`, () => expect(schema.safeParse(value).success).to.equal(false));
    }
  });
}
