import { createHearth, type Hearth, indexedDbOutbox } from "@hearth/client";
import { type ReactNode, useEffect, useState } from "react";
import { useSession } from "../session/SessionContext.ts";
import { HearthContext } from "./HearthContext.ts";

/** One Hearth for the account that is signed in: another account's messages are never sent in its name. */
export function HearthProvider({ children }: { children: ReactNode }) {
  const { uid, getToken } = useSession();
  const [hearth, setHearth] = useState<Hearth | null>(null);
  useEffect(() => {
    const opened = createHearth({ getToken, outbox: indexedDbOutbox(uid, indexedDB) });
    setHearth(opened);
    return () => opened.close();
  }, [uid, getToken]);
  return hearth && <HearthContext value={hearth}>{children}</HearthContext>;
}
