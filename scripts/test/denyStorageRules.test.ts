import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect } from "chai";

describe("The stand-in for the storage rules runtime", () => {
  it("speaks the emulator's lines: ready first, rules loaded, every question denied, and ends with its input", async () => {
    const program = fileURLToPath(new URL("../emulators/denyStorageRules.mjs", import.meta.url));
    const child = spawn(process.execPath, [program], { stdio: ["pipe", "pipe", "inherit"] });
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const answer = async () => JSON.parse((await lines.next()).value ?? "null");
    const fine = { status: "ok", errors: [], warnings: [] };

    expect(await answer()).to.deep.equal({ id: -1, ...fine });
    child.stdin.write('{"id":0,"action":"load_ruleset","context":{"rulesetName":"0"}}\n');
    expect(await answer()).to.deep.equal({ id: 0, ...fine, result: { rulesVersion: 2 } });
    child.stdin.write('{"id":1,"action":"verify","context":{"method":"get"}}\n');
    expect(await answer()).to.deep.equal({ id: 1, ...fine, result: { permit: false } });

    child.stdin.end();
    expect(await once(child, "exit")).to.deep.equal([0, null]);
  });
});
