/** A value that is replaced, never changed: made for React's `useSyncExternalStore`. */
export class Store<Value> {
  #value: Value;
  readonly #listeners = new Set<() => void>();

  constructor(value: Value) {
    this.#value = value;
  }

  /** The same object until something changes. */
  readonly getSnapshot = (): Value => this.#value;

  /** Calls `listener` after each change; what it returns ends that. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  set(value: Value): void {
    this.#value = value;
    for (const listener of [...this.#listeners]) listener();
  }
}
