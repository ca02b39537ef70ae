import { readFile } from "node:fs/promises";
import { expect } from "chai";
import { deniesEverything } from "../emulators/deniesEverything.ts";

describe("Rules for which a stand-in that always denies is faithful", () => {
  it("are ours", async () => {
    const rules = await readFile(new URL("../../storage.rules", import.meta.url), "utf8");
    expect(rules).to.include("allow");
    expect(deniesEverything(rules)).to.equal(true);
  });

  it("are those without any allow", () => {
    expect(deniesEverything("service firebase.storage { match /b/{bucket}/o { } }")).to.equal(true);
  });

  it("are those whose only permission is a comment", () => {
    expect(deniesEverything("// allow read;\n/* allow write: if true; */ allow read: if false;")).to.equal(true);
  });

  const permissive = [
    "allow read;",
    "allow read, write: if true;",
    "allow read: if request.auth != null;",
    "allow read: if false || true;",
    "allow read: if false; allow write: if request.auth != null;",
    "allow read: if\n  falsehood();",
    "match /x { allow read }",
  ];
  for (const rule of permissive) {
    it(`are not those with ${JSON.stringify(rule)}`, () => expect(deniesEverything(rule)).to.equal(false));
  }
});
