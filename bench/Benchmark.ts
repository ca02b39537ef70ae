import type { Measured } from "./measure.ts";

/** Takes what ends something that was started: it is called however the benchmark goes. */
export type AtEnd = (end: () => Promise<unknown>) => void;

export type Benchmark = {
  /** What must be running: `process.env` names it then, for the Firestore SDK and for child processes. */
  needs: "Firestore emulator" | "nothing";
  /** Hands whatever it starts to `atEnd` at once. */
  run(atEnd: AtEnd): Promise<Measured[]>;
};
