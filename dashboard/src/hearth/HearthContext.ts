import type { Hearth } from "@hearth/client";
import { createContext, useContext } from "react";

export const HearthContext = createContext<Hearth | null>(null);

/** The signed-in account's Hearth. */
export function useHearth(): Hearth {
  const hearth = useContext(HearthContext);
  if (hearth === null) throw new Error("useHearth is for what is inside HearthProvider");
  return hearth;
}
