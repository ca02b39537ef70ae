import type { SetTimer } from "./Environment.ts";

/** Somebody else who types. */
export type Typist = { conversationId: string; id: string; role: string; name: string };

/** Whoever is not heard of for so long has stopped. In milliseconds. */
const lasts = 10_000;

/** More are not shown, and not kept. */
const most = 100;

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

  /** What the stream told. */
  heard({ typing, ...typist }: Typist & { typing: boolean }): void {
    if (typing) this.typing(typist);
    else this.stopped(typist);
  }

  /** The same list until it changes. */
  get list(): readonly Typist[] {
    return this.#typists;
  }

  typing(typist: Typist): void {
    const key = keyOf(typist);
    const isKnown = this.#stops.has(key);
    if (!isKnown && this.#stops.size >= most) return;
    this.#stops.get(key)?.();
    this.#stops.set(
      key,
      this.#setTimer(() => this.stopped(typist), lasts),
    );
    if (!isKnown) this.#set([...this.#typists, typist]);
  }

  /** It says so, has sent its message, or is silent. */
  stopped(typist: Pick<Typist, "conversationId" | "id">): void {
    const key = keyOf(typist);
    const stop = this.#stops.get(key);
    if (stop === undefined) return;
    stop();
    this.#stops.delete(key);
    this.#set(this.#typists.filter((other) => keyOf(other) !== key));
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

function keyOf({ conversationId, id }: Pick<Typist, "conversationId" | "id">): string {
  return `${conversationId}/${id}`;
}
