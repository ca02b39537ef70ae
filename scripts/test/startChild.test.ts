import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { descendants } from "../processes/processTree.ts";
import { startChild } from "../processes/startChild.ts";

const module = (name: string) => fileURLToPath(new URL(`../processes/${name}.ts`, import.meta.url));

/** Starts a grandchild with a session of its own, as firebase-tools does with a JVM; ignores SIGTERM. */
const stubborn = `
  process.on("SIGTERM", () => {});
  const { spawn } = require("node:child_process");
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { detached: true, stdio: "ignore" });
  console.log("grandchild " + child.pid);
  setInterval(() => {}, 1000);
`;

describe("A child process", () => {
  it("is ended with everything below it, also what has a session of its own", async () => {
    const child = startChild(["--eval", stubborn], { env: process.env });
    await child.printed(/grandchild \d+/);
    const grandchild = Number(/grandchild (\d+)/.exec(child.output())?.[1]);
    expect(isRunning(grandchild)).to.equal(true);

    expect(await child.end({ signal: "SIGTERM", withinMs: 50 })).to.deep.equal({ code: null, signal: "SIGKILL" });
    await gone(grandchild);
  });

  it("may end by itself when asked to", async () => {
    const polite = `process.on("SIGTERM", () => process.exit(7)); console.log("ready"); setInterval(() => {}, 1000);`;
    const child = startChild(["--eval", polite], { env: process.env });
    await child.printed(/ready/);
    expect(await child.end({ signal: "SIGTERM", withinMs: 10_000 })).to.deep.equal({ code: 7, signal: null });
  });

  it("ends, and all below it, when its parent is killed without a chance to say so", async () => {
    const parent = `
      import { startChild } from ${JSON.stringify(module("startChild"))};
      const child = startChild(["--eval", ${JSON.stringify(stubborn)}], { env: process.env });
      await child.printed(/grandchild/);
      console.log("child " + child.pid + " " + child.output());
    `;
    const process_ = spawn(process.execPath, ["--input-type=module", "--eval", parent], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [line] = await once(createInterface({ input: process_.stdout }), "line");
    const pids = /child (\d+) grandchild (\d+)/.exec(String(line))?.slice(1).map(Number) ?? [];
    expect(pids).to.have.length(2);
    process_.kill("SIGKILL");
    await Promise.all(pids.map(gone));
  });

  it("says why when it ends before it prints what is waited for", async () => {
    const child = startChild(["--eval", "process.exit(3)"], { env: process.env });
    const failure = await child.printed(/never/).catch((error: unknown) => error);
    expect(failure).to.be.an("error").with.property("message", "It ended with code 3.");
  });
});

function isRunning(pid: number): boolean {
  return descendants(1).some((process) => process.pid === pid);
}

/** Fails by the test's own time limit when it never goes. */
async function gone(pid: number): Promise<void> {
  while (isRunning(pid)) await new Promise((resolve) => setTimeout(resolve, 10));
}
