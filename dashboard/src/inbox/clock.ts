const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let now = Date.now();

function tick() {
  now = Date.now();
  for (const listener of listeners) listener();
}

/** The time, told to all who show it with one timer: once a second while somebody does. A store, as React wants it. */
export const clock = {
  getSnapshot: () => now,
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    if (timer === undefined) {
      timer = setInterval(tick, 1000);
      now = Date.now();
    }
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0) return;
      clearInterval(timer);
      timer = undefined;
    };
  },
};
