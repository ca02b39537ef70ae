import { setInterval } from "node:timers/promises";

/**
 * Calls the address again and again, as Cloud Scheduler does in production: in the emulator no schedule fires. Ends
 * with the signal. A call that fails is told, and the next one comes all the same.
 */
export async function callEach(
  milliseconds: number,
  address: string,
  options: { signal: AbortSignal; tell: (failure: string) => void },
): Promise<void> {
  const { signal, tell } = options;
  try {
    for await (const _ of setInterval(milliseconds, undefined, { signal })) await call(address, signal).catch(failed);
  } catch (failure) {
    if (!signal.aborted) throw failure;
  }

  function failed(failure: unknown): void {
    if (!signal.aborted) tell(failure instanceof Error ? failure.message : String(failure));
  }
}

async function call(address: string, signal: AbortSignal): Promise<void> {
  const { status } = await fetch(address, { method: "POST", signal });
  if (status !== 200) throw new Error(`It answered ${status}.`);
}
