import { once } from "node:events";
import { expect } from "chai";
import type { RunningFunction } from "../../../../scripts/processes/startFunction.ts";
import { say, visit } from "../../support/streamCalls.ts";
import { follow } from "../../support/streamClient.ts";
import { startStream, theApi } from "../../support/streamProcesses.ts";

/** Loaded into the function's process: at the signal, something fails that nobody awaits. */
const saboteur = `process.on("SIGUSR2", () => void Promise.reject(new Error("nobody awaits this")));`;

describe("a failure that nobody awaits", () => {
  let api: string;
  let stream: RunningFunction;
  before(async () => {
    const NODE_OPTIONS = `--import "data:text/javascript,${encodeURIComponent(saboteur)}"`;
    [{ url: api }, stream] = await Promise.all([theApi(), startStream({ NODE_OPTIONS })]);
  });
  after(() => stream.stop("SIGKILL"));

  it("is logged, and ends neither the process nor a stream", async () => {
    const { customer, conversation } = await visit(api);
    const client = await follow(stream.url, { conversation: conversation.id, token: customer.token });
    await client.next("ready");
    process.kill(stream.pid, "SIGUSR2");
    while (!stream.output().includes("unhandled rejection")) {
      await Promise.race([once(stream.process.stderr ?? expect.fail("no output"), "data"), stream.exited]);
      expect(stream.process.exitCode).to.equal(null);
    }
    await say(api, customer.token, conversation.id, { text: "hello" });
    await client.next("message.created", "hello");
    await client.cut();
  });
});
