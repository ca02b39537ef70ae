import type { InboxStore } from "@hearth/client";
import { type ReactNode, useCallback } from "react";
import { useHearth } from "../hearth/HearthContext.ts";
import { useOpened } from "../hearth/useOpened.ts";
import { PageTitle } from "./PageTitle.tsx";
import { useTelling } from "./useTelling.ts";
import { WatchedInbox } from "./WatchedInbox.ts";

/** Follows the inbox on every page: for what is inside, for the page's title, and to tell of what waits. */
export function Watch({ children }: { children: ReactNode }) {
  const hearth = useHearth();
  const inbox = useOpened(useCallback(() => hearth.openInbox("all"), [hearth]));
  return (
    <WatchedInbox value={inbox}>
      {inbox && <Telling inbox={inbox} />}
      <PageTitle />
      {children}
    </WatchedInbox>
  );
}

function Telling({ inbox }: { inbox: InboxStore }) {
  useTelling(inbox);
  return null;
}
