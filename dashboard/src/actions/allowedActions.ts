import type { Conversation } from "@hearth/contract";
import { standingOf } from "./Standing.ts";

export type Allowed = { takeOver: boolean; release: boolean; transfer: boolean; close: boolean };

type Viewer = { uid: string; role: "operator" | "admin" };

/** What may be done with it here. The server decides again: somebody may be faster. */
export function allowedActions(conversation: Pick<Conversation, "state" | "operator">, { uid, role }: Viewer): Allowed {
  const standing = standingOf(conversation, uid);
  const decides = standing === "mine" || (role === "admin" && standing !== "closed");
  const isHeld = standing === "mine" || standing === "others";
  return {
    takeOver: standing !== "mine" && standing !== "closed",
    release: decides && isHeld,
    transfer: decides && isHeld,
    close: decides,
  };
}
