import { useEffect, useState } from "preact/hooks";

/** A value that is replaced, never changed, and who looks at it. */
export type Readable<Value> = { getSnapshot: () => Value; subscribe: (listener: () => void) => () => void };

export class Live<Value> implements Readable<Value> {
  #value: Value;
  readonly #listeners = new Set<() => void>();

  constructor(value: Value) {
    this.#value = value;
  }

  readonly getSnapshot = (): Value => this.#value;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  set(value: Value): void {
    if (Object.is(value, this.#value)) return;
    this.#value = value;
    for (const listener of [...this.#listeners]) listener();
  }
}

/** The value now, and again at each change. */
export function useLive<Value>(store: Readable<Value>): Value {
  const [, draw] = useState({});
  useEffect(() => {
    const stop = store.subscribe(() => draw({}));
    // What changed between the first drawing and now was told to nobody.
    draw({});
    return stop;
  }, [store]);
  return store.getSnapshot();
}
