import { fileURLToPath } from "node:url";
import { startEmulators } from "../emulators/startEmulators.ts";
import { runCommand } from "../processes/runCommand.ts";
import { startFunction } from "../processes/startFunction.ts";
import { unhurried } from "../processes/unhurried.ts";
import { type Addresses, addressesFrom } from "./addresses.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

export type OwnHearth = { addresses: Addresses; stop(): Promise<void> };

/**
 * Hearth on free ports, built first. The API and the stream run under the functions framework, each one process
 * for all requests; in the functions emulator, which takes a worker of its own for every request in flight, only
 * the trigger is called, and it is started only where `withTrigger`.
 */
export async function startOwnHearth(options: { withTrigger: boolean; signal: AbortSignal }): Promise<OwnHearth> {
  const { withTrigger, signal } = options;
  const build = await runCommand("npm", ["run", "build"], { cwd: root, output: "keep", signal });
  if (build.code !== 0) throw new Error(`The build failed.\n${build.output}`);
  const running: { stop(): Promise<unknown> }[] = [];
  const stop = async () => {
    await Promise.all(running.map((each) => each.stop()));
  };
  try {
    const only = withTrigger ? (["auth", "firestore", "functions"] as const) : (["auth", "firestore"] as const);
    const { env, stop: stopEmulators } = await startEmulators({ only, signal });
    running.push({ stop: stopEmulators });
    const api = await startFunction({ target: "api", env: { ...env, ...unhurried }, signal });
    running.push(api);
    const stream = await startFunction({ target: "stream", env, signal });
    running.push(stream);
    return { addresses: addressesFrom({ ...env, HEARTH_API_URL: api.url, HEARTH_STREAM_URL: stream.url }), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
