import { Readable, Writable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { Fault } from "@hearth/contract";
import { expect } from "chai";
import { untilAborted } from "../../../src/attachments/untilAborted.ts";

async function* stalling() {
  yield Buffer.from("a");
  await new Promise(() => undefined);
}

describe("bytes until a signal", () => {
  it("are all of them where it does not come, and the source's own failure where that fails", async () => {
    const { signal } = new AbortController();
    const source = Readable.from([Buffer.from("a"), Buffer.from("b")])[Symbol.asyncIterator]();
    expect((await buffer(untilAborted(source, signal))).toString()).to.equal("ab");
    const failing = Readable.from(
      (async function* () {
        yield Buffer.from("a");
        throw new Error("cut");
      })(),
    )[Symbol.asyncIterator]();
    const failure = await buffer(untilAborted(failing, signal)).catch((error: unknown) => error);
    expect(String(failure)).to.equal("Error: cut");
  });

  it("end with busy when it comes, though the source stands still for ever: before, between and in a pipeline", async () => {
    const busy = (failure: unknown) => failure instanceof Fault && failure.code === "busy";
    const time = new AbortController();
    const bytes = untilAborted(stalling(), time.signal);
    expect((await bytes.next()).value?.toString()).to.equal("a");
    const second = bytes.next().catch((error: unknown) => error);
    time.abort();
    expect(busy(await second)).to.equal(true);
    expect(
      busy(
        await untilAborted(stalling(), time.signal)
          .next()
          .catch((error: unknown) => error),
      ),
    ).to.equal(true);

    const later = new AbortController();
    const target = new Writable({
      write(_chunk, _encoding, done) {
        done();
        later.abort();
      },
    });
    const piped = pipeline(untilAborted(stalling(), later.signal), target, { signal: later.signal });
    const failure = await piped.then(() => undefined, String);
    expect(failure).to.match(/AbortError|busy/i);
  });
});
