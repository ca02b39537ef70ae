import type { Emit, HearthOnPage } from "../Bridge.ts";

/** Who listens to what. Who comes to `ready` too late is told at once. */
export function events(): { on: HearthOnPage["on"]; emit: Emit } {
  const target = new EventTarget();
  let isReady = false;
  return {
    on(name, listener) {
      const told = (event: Event) => {
        if (event instanceof CustomEvent) listener(event.detail);
      };
      target.addEventListener(name, told);
      if (name === "ready" && isReady) told(new CustomEvent(name));
      return () => target.removeEventListener(name, told);
    },
    emit(name, detail) {
      isReady ||= name === "ready";
      target.dispatchEvent(new CustomEvent(name, { detail }));
    },
  };
}
