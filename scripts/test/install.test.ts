import { execFile } from "node:child_process";
import { chmod, cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";

const installer = fileURLToPath(new URL("../setup/install.mjs", import.meta.url));

/** Does what `npm ci` does, as far as the installer looks: clears, installs what the lockfile names, finishes. */
const fakeNpm = `
  const { appendFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } = require("node:fs");
  appendFileSync("npm-calls", process.argv.slice(2, 3) + "\\n");
  if (existsSync("npm-fails")) process.exit(1);
  rmSync("node_modules", { recursive: true, force: true });
  const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8"));
  for (const [path, { version, optional }] of Object.entries(packages)) {
    if (path === "" || optional) continue;
    mkdirSync(path, { recursive: true });
    writeFileSync(path + "/package.json", JSON.stringify({ version }));
  }
  mkdirSync("node_modules/node/bin", { recursive: true });
  writeFileSync("node_modules/node/bin/node", "");
  writeFileSync("node_modules/.package-lock.json", "{}");
`;

describe("The installer", () => {
  let project: string;

  beforeEach(async () => {
    project = await mkdtemp(join(tmpdir(), "hearth-install-test-"));
    await mkdir(join(project, "scripts", "setup"), { recursive: true });
    await cp(installer, join(project, "scripts", "setup", "install.mjs"));
    await writeFile(join(project, "npm.js"), fakeNpm);
    await lock("1.0.0");
  });
  afterEach(() => rm(project, { recursive: true }));

  it("installs where nothing is, and is silent and idle once it has", async () => {
    expect(await install()).to.include({ code: 0 });
    expect(await install()).to.deep.equal({ code: 0, printed: "" });
    expect(await npmCalls()).to.deep.equal(["ci"]);
  });

  it("installs again when the lockfile asks for another version", async () => {
    await install();
    await lock("1.1.0");
    expect(await install()).to.include({ code: 0 });
    expect(await npmCalls()).to.have.length(2);
  });

  it("does not believe npm's own copy of the lockfile, which npm also rewrites where it installs nothing", async () => {
    await install();
    await lock("1.1.0");
    await cp(join(project, "package-lock.json"), join(project, "node_modules", ".package-lock.json"));
    await install();
    expect(await npmCalls()).to.have.length(2);
  });

  it("installs again when an install was interrupted halfway", async () => {
    await install();
    await rm(join(project, "node_modules", ".package-lock.json"));
    await install();
    expect(await npmCalls()).to.have.length(2);
  });

  it("installs again when the production runtime is missing", async () => {
    await install();
    await rm(join(project, "node_modules", "node", "bin"), { recursive: true });
    await install();
    expect(await npmCalls()).to.have.length(2);
  });

  it("fails when npm does, and tries again the next time", async () => {
    await writeFile(join(project, "npm-fails"), "");
    const { code, printed } = await install();
    expect(code).to.equal(1);
    expect(printed).to.include("npm ci did not finish");
    await rm(join(project, "npm-fails"));
    expect(await install()).to.include({ code: 0 });
  });

  it("runs npm with a node that npm does not delete on the way", async () => {
    const deleted = join(project, "node_modules", "node", "bin", "node");
    await mkdir(dirname(deleted), { recursive: true });
    await writeFile(deleted, "#!/bin/sh\nexit 9\n");
    await chmod(deleted, 0o755);
    const fakeBin = join(project, "bin");
    await mkdir(fakeBin);
    await writeFile(join(fakeBin, "npm"), `#!/bin/sh\nexec node '${join(project, "npm.js")}' "$@"\n`);
    await chmod(join(fakeBin, "npm"), 0o755);
    await symlink(process.execPath, join(fakeBin, "node"));
    const path = [dirname(deleted), fakeBin, "/usr/bin", "/bin"].join(":");
    const { code } = await install({ PATH: path, npm_node_execpath: deleted });
    expect(code).to.equal(0);
  });

  async function lock(version: string): Promise<void> {
    const packages = {
      "": { version: "0.1.0" },
      "node_modules/a": { version },
      "node_modules/for-another-platform": { version: "1.0.0", optional: true },
    };
    await writeFile(join(project, "package-lock.json"), JSON.stringify({ packages }));
  }

  function install(env: NodeJS.ProcessEnv = {}): Promise<{ code: number; printed: string }> {
    const npm = { npm_execpath: join(project, "npm.js"), npm_node_execpath: process.execPath };
    const nodeOutside = { ...process.env, ...npm, ...env };
    return new Promise((resolve) => {
      const args = [join(project, "scripts", "setup", "install.mjs")];
      execFile(process.execPath, args, { env: nodeOutside }, (error, stdout, stderr) => {
        resolve({ code: error ? Number(error.code) : 0, printed: stdout + stderr });
      });
    });
  }

  async function npmCalls(): Promise<string[]> {
    return (await readFile(join(project, "npm-calls"), "utf8")).trimEnd().split("\n");
  }
});
