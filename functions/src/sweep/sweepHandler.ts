import { createBackend } from "../backend.ts";
import { runSweep } from "./runSweep.ts";

const backend = createBackend(process.env);

/** One run. Rejects when a job failed. */
export function handleSweep(): Promise<void> {
  return runSweep(backend);
}
