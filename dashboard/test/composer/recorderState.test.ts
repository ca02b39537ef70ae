import { expect } from "chai";
import {
  afterRecorderEvent,
  longestRecording,
  type RecorderEvent,
  type RecorderState,
  recorded,
} from "../../src/composer/recorderState.ts";

const blob = new Blob(["sound"]);

function after(...events: RecorderEvent[]): RecorderState {
  const idle: RecorderState = { phase: "idle" };
  return events.reduce<RecorderState>(afterRecorderEvent, idle);
}

const begun: RecorderEvent[] = [{ type: "asked" }, { type: "started", at: 1_000 }];

describe("Recording a voice message", () => {
  it("asks for the microphone, then records", () => {
    expect(after({ type: "asked" })).to.deep.equal({ phase: "asking" });
    expect(after(...begun)).to.deep.equal({ phase: "recording", since: 1_000, before: 0 });
  });

  it("leaves the pauses out of its length", () => {
    const paused = after(...begun, { type: "paused", at: 3_000 });
    expect(recorded(paused, 99_000)).to.equal(2_000);
    const resumed = afterRecorderEvent(paused, { type: "resumed", at: 60_000 });
    expect(recorded(resumed, 61_500)).to.equal(3_500);
  });

  it("keeps the length of when it was stopped, however long the browser takes to finish", () => {
    const stopped = after(...begun, { type: "stopped", at: 5_000 });
    expect(stopped).to.deep.equal({ phase: "finishing", length: 4_000 });
    expect(afterRecorderEvent(stopped, { type: "finished", at: 9_000, blob })).to.deep.equal({
      phase: "recorded",
      length: 4_000,
      isFull: false,
      blob,
    });
  });

  it("can be stopped while it is paused", () => {
    const stopped = after(...begun, { type: "paused", at: 2_000 }, { type: "stopped", at: 50_000 });
    expect(stopped).to.deep.equal({ phase: "finishing", length: 1_000 });
  });

  it("keeps what there is where the microphone is unplugged", () => {
    const state = after(...begun, { type: "finished", at: 3_000, blob });
    expect(state).to.deep.equal({ phase: "recorded", length: 2_000, isFull: false, blob });
  });

  it("says that it is full at five minutes, and is never longer", () => {
    const late = 1_000 + longestRecording + 80;
    expect(recorded(after(...begun), late)).to.equal(longestRecording);
    const state = after(...begun, { type: "stopped", at: late }, { type: "finished", at: late, blob });
    expect(state).to.deep.include({ phase: "recorded", length: longestRecording, isFull: true });
  });

  it("says why there is no microphone, and may be tried again", () => {
    const refused = after({ type: "asked" }, { type: "refused", problem: "denied" });
    expect(refused).to.deep.equal({ phase: "refused", problem: "denied" });
    expect(afterRecorderEvent(refused, { type: "asked" })).to.deep.equal({ phase: "asking" });
  });

  it("is not changed by what comes too late", () => {
    const done = after(...begun, { type: "stopped", at: 2_000 }, { type: "finished", at: 2_000, blob });
    for (const type of ["started", "paused", "resumed", "stopped"] as const) {
      expect(afterRecorderEvent(done, { type, at: 9_000 })).to.equal(done);
    }
    expect(afterRecorderEvent(done, { type: "finished", at: 9_000, blob: new Blob() })).to.equal(done);
  });
});
