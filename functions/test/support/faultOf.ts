import { Fault } from "@hearth/contract";

/** The fault that `work` rejects with. Anything else that happens is thrown. */
export async function faultOf(work: Promise<unknown>): Promise<Fault> {
  try {
    const answer = await work;
    throw new Error(`was answered: ${JSON.stringify(answer)}`);
  } catch (failure) {
    if (failure instanceof Fault) return failure;
    throw failure;
  }
}
