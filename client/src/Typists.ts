import type { SetTimer } from "./Environment.ts";

/** Somebody else who types. */
export type Typist = { id: string; role: string; name: string };

/** Whoever is not heard of for so long has stopped. In milliseconds. */
const lasts = 10_000;

/** More are not shown, and not kept. */
const most = 20;

/** Who types at the moment. */
export class Typists {
  readonly #setTimer: SetTimer;
  readonly #onChange: () => void;
  readonly #stops = new Map<string, () => void>();
  #typists: readonly Typist[] = [];

  constructor(setTimer: SetTimer, onChange: () => void) {
    this.#setTimer = setTimer;
    this.#onChange = onChange;
  }

  /** The same list until it changes. */
  get list(): readonly Typist[] {
    return this.#typists;
  }

  typing(typist: Typist): void {
    const isKnown = this.#stops.has(typist.id);
    if (!isKnown && this.#stops.size >= most) return;
    this.#stops.get(typist.id)?.();
    this.#stops.set(
      typist.id,
      this.#setTimer(() => this.stopped(typist.id), lasts),
    );
    if (!isKnown) this.#set([...this.#typists, typist]);
  }

  /** It says so, has sent its message, or is silent. */
  stopped(id: string): void {
    const stop = this.#stops.get(id);
    if (stop === undefined) return;
    stop();
    this.#stops.delete(id);
    this.#set(this.#typists.filter((typist) => typist.id !== id));
  }

  close(): void {
    for (const stop of this.#stops.values()) stop();
    this.#stops.clear();
  }

  #set(typists: readonly Typist[]): void {
    this.#typists = typists;
    this.#onChange();
  }
}
