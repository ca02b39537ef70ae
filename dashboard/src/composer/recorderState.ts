/** Five minutes, in milliseconds. */
export const longestRecording = 5 * 60 * 1_000;

export type MicrophoneProblem = "denied" | "missing" | "busy" | "unsupported";

/** Times are in milliseconds; `before` and `length` leave the pauses out. */
export type RecorderState =
  | { phase: "idle" }
  | { phase: "asking" }
  | { phase: "refused"; problem: MicrophoneProblem }
  | { phase: "recording"; since: number; before: number }
  | { phase: "paused"; before: number }
  | { phase: "finishing"; length: number }
  | { phase: "recorded"; length: number; isFull: boolean; blob: Blob };

export type RecorderEvent =
  | { type: "asked" }
  | { type: "refused"; problem: MicrophoneProblem }
  | { type: "started"; at: number }
  | { type: "paused"; at: number }
  | { type: "resumed"; at: number }
  | { type: "stopped"; at: number }
  | { type: "finished"; at: number; blob: Blob };

/** What follows. An event that does not fit, because another was faster, changes nothing. */
export function afterRecorderEvent(state: RecorderState, event: RecorderEvent): RecorderState {
  switch (event.type) {
    case "asked":
      return { phase: "asking" };
    case "refused":
      return { phase: "refused", problem: event.problem };
    case "started":
      return state.phase === "asking" ? { phase: "recording", since: event.at, before: 0 } : state;
    case "paused":
      return state.phase === "recording" ? { phase: "paused", before: recorded(state, event.at) } : state;
    case "resumed":
      return state.phase === "paused" ? { phase: "recording", since: event.at, before: state.before } : state;
    case "stopped":
      return isRunning(state) ? { phase: "finishing", length: recorded(state, event.at) } : state;
    case "finished": {
      // Also without being stopped here: a microphone that is unplugged ends what it records.
      if (!isRunning(state) && state.phase !== "finishing") return state;
      const length = recorded(state, event.at);
      return { phase: "recorded", length, isFull: length >= longestRecording, blob: event.blob };
    }
  }
}

/** How much is recorded, in milliseconds, never more than may be. */
export function recorded(state: RecorderState, now: number): number {
  if (state.phase === "recording") return Math.min(longestRecording, state.before + Math.max(0, now - state.since));
  if (state.phase === "paused") return state.before;
  return state.phase === "finishing" || state.phase === "recorded" ? state.length : 0;
}

function isRunning({ phase }: RecorderState): boolean {
  return phase === "recording" || phase === "paused";
}
