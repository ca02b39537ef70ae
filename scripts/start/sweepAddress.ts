import { region } from "../../functions/src/region.ts";
import { HOST } from "../emulators/emulatorConfig.ts";

/** Where the functions emulator takes what Cloud Scheduler sends to `sweep`. It knows a scheduled function by this name. */
export function sweepAddress(projectId: string, functionsPort: number): string {
  return `http://${HOST}:${functionsPort}/functions/projects/${projectId}/triggers/${region}-sweep-0`;
}
