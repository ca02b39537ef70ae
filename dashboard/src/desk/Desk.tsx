import { lazy, useCallback, useMemo, useState } from "react";
import { useLocation, useSearch } from "wouter";
import { conversationPath } from "../inbox/conversationPath.ts";
import { type Filter, filterFrom, queryOf } from "../inbox/Filter.ts";
import { OpenInbox } from "../inbox/OpenInbox.tsx";
import { Part } from "../layout/Part.tsx";
import { Waiting } from "../layout/Waiting.tsx";
import classes from "./Desk.module.css";
import { NothingOpen } from "./NothingOpen.tsx";

const OpenDesk = lazy(() => import("./OpenDesk.tsx"));

/** Where an operator works all day: who writes, what was said, and who that is. `id`: the open conversation's. */
export function Desk({ id }: { id: string | null }) {
  const [, navigate] = useLocation();
  const query = useSearch();
  const filter = useMemo(() => filterFrom(query), [query]);
  const [tries, setTries] = useState(0);
  const change = useCallback(
    (next: Filter) => {
      const address = (id === null ? "/" : conversationPath(id)) + queryOf(next);
      // Going back should not go through every pause in what was typed.
      navigate(address, { replace: next.search !== filter.search });
    },
    [navigate, id, filter],
  );
  return (
    <div className={classes.desk} data-open={id !== null || undefined}>
      <OpenInbox
        key={tries}
        filter={filter}
        onFilter={change}
        openId={id}
        onRetry={() => setTries((count) => count + 1)}
      />
      {id === null ? (
        <NothingOpen />
      ) : (
        <Part waiting={<Waiting />}>
          <OpenDesk id={id} />
        </Part>
      )}
    </div>
  );
}
