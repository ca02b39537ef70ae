// `npm start`: builds, then runs everything that Hearth is on this machine, until Ctrl-C.
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runBot } from "./bot/runBot.ts";
import { emulatorNames } from "./emulators/emulatorConfig.ts";
import { startEmulators } from "./emulators/startEmulators.ts";
import { startPorts } from "./ports/startPorts.ts";
import { takenPorts, takenPortsMessage } from "./ports/takenPorts.ts";
import { runCommand } from "./processes/runCommand.ts";
import { startFunction } from "./processes/startFunction.ts";
import { Interrupted, untilInterrupted } from "./processes/untilInterrupted.ts";
import { runSeed } from "./seed/runSeed.ts";
import { callEach } from "./start/callEach.ts";
import { signedShopper } from "./start/signedShopper.ts";
import { sweepAddress } from "./start/sweepAddress.ts";
import { welcome } from "./start/welcome.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const signal = untilInterrupted();
const running: { stop(): Promise<unknown> }[] = [];
try {
  await start();
  process.exitCode = 0;
} catch (error) {
  if (!(error instanceof Interrupted)) console.error(error instanceof Error ? error.message : error);
  process.exitCode = error instanceof Interrupted ? 130 : 1;
} finally {
  await Promise.all(running.map((each) => each.stop()));
}
process.exit();

/** Returns when Hearth ran and was interrupted. */
async function start(): Promise<void> {
  const ports = startPorts(process.env);
  const taken = await takenPorts(ports);
  if (taken.length > 0) throw new Error(takenPortsMessage(taken));

  // Two may run, each on ports of its own.
  const logs = join(root, ".hearth", `${ports.hosting}`);
  await rm(logs, { recursive: true, force: true });
  await mkdir(logs, { recursive: true });

  console.log("Building …");
  const build = await runCommand("npm", ["run", "build"], { cwd: root, output: "keep", signal });
  if (build.code !== 0) throw new Error(`The build failed.\n${build.output}`);

  console.log("Starting the emulators …");
  const emulators = await startEmulators({ only: emulatorNames, ports, logFile: join(logs, "emulators.log"), signal });
  running.push(emulators);
  for (const notice of emulators.notices) console.log(`  ${notice}`);

  console.log("Starting the stream …");
  const logFile = join(logs, "stream.log");
  const stream = await startFunction({ target: "stream", port: ports.stream, env: emulators.env, logFile, signal });
  running.push(stream);

  console.log("Seeding the demo …");
  const seeded = await runSeed({ api: `${emulators.urls.api}/v1`, env: emulators.env, signal });

  // The shop has no server of its own that could sign. The next build puts nobody there again.
  const ada = signedShopper(emulators.env.HEARTH_IDENTITY_KEYS ?? "", new Date());
  await writeFile(join(root, "hosting/dist/shop/ada.json"), JSON.stringify(ada));

  const api = `${emulators.urls.hosting}/v1`;
  const telling = (what: string) => (failure: string) =>
    console.warn(`${what} failed. ${failure} ${join(logs, "emulators.log")} says why.`);
  const sweep = sweepAddress(emulators.projectId, ports.functions);
  const going = [
    callEach(60_000, sweep, { signal, tell: telling("The sweep") }),
    runBot({ api, streamUrl: stream.url, key: seeded.botKey, signal, tell: telling("The bot") }),
  ];

  console.log(welcome({ emulators, stream: stream.url, seeded, logs }));
  const dead = await Promise.race([
    emulators.exited.then(() => "emulators"),
    stream.exited.then(() => "stream"),
    new Promise((resolve) => signal.addEventListener("abort", () => resolve(undefined))),
  ]);
  if (dead) throw new Error(`The ${dead} ended unasked; ${join(logs, `${dead}.log`)} says why.`);
  console.log("\nStopping …");
  await Promise.all(going);
}
