import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import { type Substitutes, writeJavaShim } from "../emulators/javaShim.ts";

const run = promisify(execFile);

describe("The java shim", () => {
  let folder: string;
  let echo: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "it's a shim "));
    echo = join(folder, "echo.sh");
    await writeFile(echo, `#!/bin/sh\nfor argument do echo "$argument"; done\n`, { mode: 0o755 });
  });
  after(() => rm(folder, { recursive: true }));

  async function shimmed(substitutes: Omit<Substitutes, "java">, args: string[]): Promise<string[]> {
    await writeJavaShim(join(folder, "bin"), { java: echo, ...substitutes });
    const { stdout } = await run(join(folder, "bin", "java"), args);
    return stdout.trimEnd().split("\n");
  }

  it("starts the SDK's jar, which names no main class, by its class, and keeps every other argument", async () => {
    const firestore = { named: "/tmp/place holder", jar: "/opt/the sdk/emulator.jar" };
    const args = await shimmed({ firestore }, [
      "-Da=b c",
      "-jar",
      "/tmp/place holder",
      "--port",
      "1",
      "--rules",
      "x y",
    ]);
    const started = [
      "-cp",
      "/opt/the sdk/emulator.jar",
      "com.google.cloud.datastore.emulator.firestore.CloudFirestore",
    ];
    expect(args).to.deep.equal(["-Da=b c", ...started, "--port", "1", "--rules", "x y"]);
  });

  it("starts the stand-in for the storage rules instead of Java", async () => {
    const storage = { named: "/tmp/storage", command: ["/bin/echo", "stand-in"] };
    expect(await shimmed({ storage }, ["-jar", "/tmp/storage", "serve"])).to.deep.equal(["stand-in"]);
  });

  it("leaves every other call of java as it is", async () => {
    const firestore = { named: "/tmp/named", jar: "/opt/sdk.jar" };
    expect(await shimmed({ firestore }, ["-version"])).to.deep.equal(["-version"]);
    const other = ["-jar", "/other.jar", "/tmp/named", "-jar"];
    expect((await shimmed({ firestore }, other)).slice(0, 3)).to.deep.equal(other.slice(0, 3));
  });
});
