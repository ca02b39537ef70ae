import { useSession } from "../session/SessionContext.ts";
import { type Standing, standingOf } from "./Standing.ts";
import { usePart } from "./usePart.ts";

/** How the open conversation stands to who is signed in; null until it was fetched. */
export function useStanding(): Standing | null {
  const { uid } = useSession();
  return usePart(({ conversation }) => conversation && standingOf(conversation, uid));
}
