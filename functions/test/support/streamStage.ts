import { afterEach } from "mocha";
import type { StreamClient } from "./streamClient.ts";
import { type StreamHere, streamHere } from "./streamHere.ts";
import { theApi } from "./streamProcesses.ts";

type Hook = (act: () => Promise<void>) => void;

/**
 * The API, and a stream in this process: once for a suite, or with `beforeEach` and `afterEach` anew for each test.
 * What is put into `open` is cut after each.
 */
export function streamStage(begin: Hook, end: Hook) {
  const open: StreamClient[] = [];
  let running: { api: string; here: StreamHere } | undefined;
  begin(async () => {
    const [{ url: api }, here] = await Promise.all([theApi(), streamHere()]);
    running = { api, here };
  });
  afterEach(() => Promise.all(open.splice(0).map((client) => client.cut())));
  end(async () => running?.here.close());

  function stage() {
    if (running === undefined) throw new Error("The suite has not begun.");
    return running;
  }
  return {
    open,
    get api() {
      return stage().api;
    },
    get here() {
      return stage().here;
    },
  };
}
