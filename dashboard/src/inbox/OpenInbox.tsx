import { useCallback } from "react";
import { useHearth } from "../hearth/HearthContext.ts";
import { useOpened } from "../hearth/useOpened.ts";
import { useSession } from "../session/SessionContext.ts";
import type { Filter } from "./Filter.ts";
import { InboxPane } from "./InboxPane.tsx";

type Props = {
  filter: Filter;
  onFilter: (filter: Filter) => void;
  openId: string | null;
  onRetry: () => void;
};

/** Keeps the conversations that the filter asks for live, and lists them. */
export function OpenInbox({ filter, ...rest }: Props) {
  const hearth = useHearth();
  const { uid } = useSession();
  const { view, label, search } = filter;
  const inbox = useOpened(
    useCallback(() => hearth.openInbox(view, { label, search, operatorId: uid }), [hearth, view, label, search, uid]),
  );
  return inbox && <InboxPane inbox={inbox} filter={filter} {...rest} />;
}
