import { Fault } from "@hearth/contract";

/** The fault that `work` throws; undefined when it throws none. Anything else that it throws is thrown. */
export function faultIn(work: () => unknown): Fault | undefined {
  try {
    work();
    return undefined;
  } catch (failure) {
    if (failure instanceof Fault) return failure;
    throw failure;
  }
}
