import { type RunningFunction, startFunction } from "../../../scripts/processes/startFunction.ts";
import { unhurried } from "../../../scripts/processes/unhurried.ts";

/** Instances of one function, of which some end and others begin; whoever calls takes the next in turn. */
export class Fleet {
  readonly #start: () => Promise<RunningFunction>;
  readonly #alive: RunningFunction[] = [];
  readonly #killed = new Map<string, NodeJS.Signals>();
  #turn = 0;

  private constructor(start: () => Promise<RunningFunction>) {
    this.#start = start;
  }

  static async of(target: "api" | "stream", count: number, env: Record<string, string> = {}): Promise<Fleet> {
    const fleet = new Fleet(() => startFunction({ target, env: { ...unhurried, ...env } }));
    await Promise.all(Array.from({ length: count }, () => fleet.#add()));
    return fleet;
  }

  /** The address of an instance that should be there. */
  next(): string {
    this.#turn += 1;
    const chosen = this.#alive[this.#turn % this.#alive.length];
    if (chosen === undefined) throw new Error("No instance is left.");
    return chosen.url;
  }

  /** The signal that instance was ended by, if it was. */
  killedBy(url: string): NodeJS.Signals | undefined {
    return this.#killed.get(url);
  }

  /** Ends the oldest instance, and starts another. Resolves when both has happened. */
  async replace(signal: NodeJS.Signals): Promise<void> {
    const oldest = this.#alive.shift();
    if (oldest === undefined) throw new Error("No instance is left.");
    this.#killed.set(oldest.url, signal);
    await Promise.all([oldest.stop(signal), this.#add()]);
  }

  async stop(): Promise<void> {
    await Promise.all(this.#alive.splice(0).map((each) => each.stop("SIGKILL")));
  }

  async #add(): Promise<void> {
    this.#alive.push(await this.#start());
  }
}
