import { normalizeRole, roleSchema, roles } from "@hearth/contract";
import { expect } from "chai";
import fc from "fast-check";

describe("role", () => {
  const names: [name: string, role: string | undefined][] = [
    ...roles.map((role): [string, string] => [role, role]),
    ...[
      ["user", "customer"],
      ["assistant", "bot"],
      ["ai", "bot"],
      ["agent", "operator"],
      ["admin", "operator"],
    ].map(([name = "", role]): [string, string | undefined] => [name, role]),
    [" User\n", "customer"],
    ["ASSISTANT", "bot"],
    ["", undefined],
    ["users", undefined],
    ["us er", undefined],
  ];
  for (const [name, role] of names) {
    it(`${JSON.stringify(name)} is ${role ?? "nobody"}`, () => expect(normalizeRole(name)).to.equal(role));
  }

  it("takes no name from an object's prototype", () => {
    for (const name of [...Object.getOwnPropertyNames(Object.prototype), "__proto__", "prototype"]) {
      expect(normalizeRole(name), name).to.equal(undefined);
    }
  });

  it("never throws, and gives a role or nothing", () => {
    const name = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.mixedCase(fc.constantFrom(...roles, "user", "ai", "agent")),
    );
    fc.assert(
      fc.property(name, (name) => {
        const role = normalizeRole(name);
        if (role === undefined) return;
        expect(roleSchema.parse(role)).to.equal(role);
        expect(normalizeRole(role)).to.equal(role);
      }),
    );
  });
});
