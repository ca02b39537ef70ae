// Runs before `npm start` and `npm test`, under whatever Node the newcomer has, hence plain JavaScript with no
// dependencies. Silent and instant when what package-lock.json asks for is already there.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";

const OLDEST_NODE = 20;

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const modules = join(root, "node_modules");
// npm writes this file last, after every install script, and `npm ci` removes it first: an install that was
// interrupted halfway leaves none. Its content proves nothing: npm also rewrites it where it installs nothing
// (`npm install --package-lock-only`), so the packages themselves are asked for their versions.
const finished = join(modules, ".package-lock.json");

if (Number(process.versions.node.split(".")[0]) < OLDEST_NODE) {
  fail(`Hearth needs Node ${OLDEST_NODE} or newer to install; this is Node ${process.versions.node}.`);
}
if (!isInstalled()) await install();

function isInstalled() {
  if (!existsSync(finished) || !hasRuntime()) return false;
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  return Object.entries(packages).every(([path, wanted]) => {
    if (path === "" || wanted.link) return existsSync(join(root, path));
    const version = installedVersion(path);
    // A package for another platform is in the lockfile only.
    return version === undefined ? wanted.optional === true : version === wanted.version;
  });
}

function installedVersion(path) {
  try {
    return JSON.parse(readFileSync(join(root, path, "package.json"), "utf8")).version;
  } catch {
    return undefined;
  }
}

/** The npm package `node` brings the production runtime with an install script, which npm can be set to skip. */
function hasRuntime() {
  return ["node", "node.exe"].some((name) => existsSync(join(modules, "node", "bin", name)));
}

async function install() {
  console.log("Installing what package-lock.json asks for (npm ci) …");
  rmSync(finished, { force: true });
  const { command, args } = npm();
  const child = spawn(command, [...args, "ci", "--include=dev", "--no-audit", "--no-fund"], {
    cwd: root,
    stdio: "inherit",
    shell: process.platform === "win32" && args.length === 0,
    // `npm ci` deletes node_modules, and with it the `node` that npm's scripts would find there first.
    env: { ...process.env, PATH: pathOutsideOfModules() },
  });
  // npm takes a while to stop. Leaving before it does would let it delete files under the next install.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  const [code] = await once(child, "exit").catch((error) => fail(`npm could not be started: ${error.message}`));
  if (code !== 0) fail("npm ci did not finish: see its own words above.");
  if (!hasRuntime()) {
    fail("The npm package `node` came without its runtime: allow install scripts (npm config delete ignore-scripts).");
  }
}

/** The npm that runs this script, on a Node that its own `npm ci` does not delete; else the one on PATH. */
function npm() {
  const { npm_execpath: cli, npm_node_execpath: node } = process.env;
  const usable = cli?.endsWith(".js") && node && existsSync(node) && !isInModules(node);
  return usable ? { command: node, args: [cli] } : { command: "npm", args: [] };
}

function pathOutsideOfModules() {
  const separator = process.platform === "win32" ? ";" : ":";
  return (process.env.PATH ?? "")
    .split(separator)
    .filter((folder) => !isInModules(folder))
    .join(separator);
}

function isInModules(path) {
  return path === modules || path.startsWith(modules + sep);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
