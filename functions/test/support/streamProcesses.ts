import { after } from "mocha";
import { type RunningFunction, startFunction } from "../../../scripts/processes/startFunction.ts";
import { unhurried } from "../../../scripts/processes/unhurried.ts";

const running = new Map<string, Promise<RunningFunction>>();

/** Enough for every test at once; who tests a limit starts a process with its own. */
const spacious = {
  ...unhurried,
  HEARTH_STREAMS_PER_USER: "500",
  HEARTH_HEARTBEAT_SECONDS: "1",
};

after(async () => {
  const functions = await Promise.all(running.values());
  await Promise.all(functions.map((each) => each.stop("SIGKILL")));
});

/** The API of this run: one process for all files, since each start takes a second. */
export function theApi(): Promise<RunningFunction> {
  return once("api");
}

/** The stream of this run, with heartbeats every second. Nobody ends it: it is everybody's. */
export function theStream(): Promise<RunningFunction> {
  return once("stream");
}

/** A stream of one's own, to limit or to end. The caller stops it. */
export function startStream(env: Record<string, string> = {}): Promise<RunningFunction> {
  return startFunction({ target: "stream", env: { ...spacious, ...env } });
}

function once(target: "api" | "stream"): Promise<RunningFunction> {
  const known = running.get(target) ?? startFunction({ target, env: spacious });
  running.set(target, known);
  return known;
}
