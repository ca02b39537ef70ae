import { useSyncExternalStore } from "react";
import { clock } from "./clock.ts";

/** What `tell` says of the time, in milliseconds: rendered again only at the ticks that change what it says. */
export function useTicking<Told extends string | number>(tell: (now: number) => Told): Told {
  return useSyncExternalStore(clock.subscribe, () => tell(clock.getSnapshot()));
}
