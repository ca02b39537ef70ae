import type { Query, QuerySnapshot } from "@google-cloud/firestore";
import { error as logError, warn } from "firebase-functions/logger";

export type Listening = {
  /** Listens to what `query` gives now; nothing that comes after is missed if it begins where the last ended. */
  restart(): void;
  stop(): void;
};

export type Listener = {
  query: () => Query;
  onSnapshot: (snapshot: QuerySnapshot) => void;
  /** Called when the listener failed and will start again. */
  onFailure: () => void;
};

/** From half a second to half a minute, somewhere in the upper half, so that instances do not come back together. */
function backOff(failures: number): number {
  return Math.min(30_000, 500 * 2 ** failures) * (0.5 + Math.random() / 2);
}

/**
 * A Firestore listener that outlives its errors. The SDK's is dead after `onError`; this one asks `query`
 * again, which should go on from wherever the listener had come to. What `onSnapshot` throws is logged: let
 * through, it would leave the SDK's listener standing still without a word.
 */
export function keepListening({ query, onSnapshot, onFailure }: Listener): Listening {
  let stopListener = () => {};
  let timer: NodeJS.Timeout | undefined;
  let failures = 0;

  function fail({ message }: Error): void {
    clearTimeout(timer);
    warn("listener failed; it starts again", { message, failures });
    timer = setTimeout(start, backOff(failures));
    failures += 1;
    onFailure();
  }

  function start(): void {
    stopListener();
    clearTimeout(timer);
    stopListener = query().onSnapshot((snapshot) => {
      try {
        failures = 0;
        onSnapshot(snapshot);
      } catch (failure) {
        logError("snapshot was not handled", { failure: failure instanceof Error ? failure.stack : typeof failure });
      }
    }, fail);
  }

  start();
  return {
    restart: start,
    stop() {
      clearTimeout(timer);
      stopListener();
    },
  };
}
