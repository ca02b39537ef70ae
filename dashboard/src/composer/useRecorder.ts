import { useCallback, useEffect, useReducer, useRef, useState } from "react";
import { pausePlaying } from "../audio/onePlaying.ts";
import { Microphone } from "./Microphone.ts";
import { afterRecorderEvent, longestRecording, type RecorderState, recorded } from "./recorderState.ts";

export type RecorderControl = {
  state: RecorderState;
  /** Milliseconds that are recorded. */
  length: number;
  /** Of every tenth of a second that was recorded, 0 to 1. */
  levels: readonly number[];
  pause: () => void;
  resume: () => void;
  stop: () => void;
  /** What was recorded is dropped. */
  again: () => void;
};

const noLevels: readonly number[] = [];

/** Records from the first moment it is shown. At five minutes it stops by itself; unmounted, it lets go of everything. */
export function useRecorder(): RecorderControl {
  const [state, tell] = useReducer(afterRecorderEvent, { phase: "idle" });
  const [levels, setLevels] = useState(noLevels);
  const [tries, setTries] = useState(0);
  const microphone = useRef<Microphone>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another try opens it anew
  useEffect(() => {
    pausePlaying();
    setLevels(noLevels);
    const opened = new Microphone({
      onEvent: tell,
      onLevel: (level) => setLevels((before) => [...before, level]),
    });
    microphone.current = opened;
    return () => opened.close();
  }, [tries]);

  // Each level is a tick: a tenth of a second.
  const length = recorded(state, Date.now());
  const isFull = state.phase === "recording" && length >= longestRecording;
  useEffect(() => {
    if (isFull) microphone.current?.stop();
  }, [isFull]);

  return {
    state,
    length,
    levels,
    pause: useCallback(() => microphone.current?.pause(), []),
    resume: useCallback(() => microphone.current?.resume(), []),
    stop: useCallback(() => microphone.current?.stop(), []),
    again: useCallback(() => setTries((before) => before + 1), []),
  };
}
