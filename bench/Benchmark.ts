import type { Measured } from "./measure.ts";

export type Benchmark = {
  /** What must be running: `process.env` names it then, for the Firestore SDK and for child processes. */
  needs: "Firestore emulator" | "nothing";
  /** Ends what it started, also when it fails. */
  run(): Promise<Measured[]>;
};
