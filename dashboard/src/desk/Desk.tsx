import type { InboxView } from "@hearth/contract";
import { lazy, Suspense, useCallback, useState } from "react";
import { useLocation } from "wouter";
import { useHearth } from "../hearth/HearthContext.ts";
import { useOpened } from "../hearth/useOpened.ts";
import { InboxPane } from "../inbox/InboxPane.tsx";
import { Waiting } from "../layout/Waiting.tsx";
import { useSession } from "../session/SessionContext.ts";
import classes from "./Desk.module.css";
import { NothingOpen } from "./NothingOpen.tsx";

const OpenDesk = lazy(() => import("./OpenDesk.tsx"));

/** Which conversations the inbox lists. */
export type Filter = { view: InboxView; label?: string; search?: string };

/** Where an operator works all day: who writes, what was said, and who that is. `id`: the open conversation's. */
export function Desk({ id }: { id: string | null }) {
  const hearth = useHearth();
  const { uid } = useSession();
  const [, navigate] = useLocation();
  const [{ view, label, search }, setFilter] = useState<Filter>({ view: "all" });
  const inbox = useOpened(
    useCallback(() => hearth.openInbox(view, { label, search, operatorId: uid }), [hearth, view, label, search, uid]),
  );
  return (
    <div className={classes.desk}>
      {inbox && (
        <InboxPane
          inbox={inbox}
          filter={{ view, label, search }}
          onFilter={setFilter}
          openId={id}
          onOpen={(opened) => navigate(`/c/${encodeURIComponent(opened)}`)}
        />
      )}
      {id === null ? (
        <NothingOpen />
      ) : (
        <Suspense fallback={<Waiting />}>
          <OpenDesk id={id} />
        </Suspense>
      )}
    </div>
  );
}
