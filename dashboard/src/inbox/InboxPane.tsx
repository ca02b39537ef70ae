import type { InboxStore } from "@hearth/client";
import { useEffect, useRef } from "react";
import { useSnapshot } from "../hearth/useSnapshot.ts";
import { useText } from "../i18n/useText.ts";
import { HelpButton } from "../keyboard/HelpButton.tsx";
import { useKeys } from "../keyboard/useKeys.ts";
import { Failure } from "../layout/Failure.tsx";
import { useWatched } from "../notifications/WatchedInbox.ts";
import { ConversationList } from "./ConversationList.tsx";
import { EmptyInbox } from "./EmptyInbox.tsx";
import type { Filter } from "./Filter.ts";
import classes from "./InboxPane.module.css";
import { LabelFilter } from "./LabelFilter.tsx";
import { LoadingRows } from "./LoadingRows.tsx";
import { SearchField } from "./SearchField.tsx";
import { stageOf } from "./stageOf.ts";
import { ViewTabs } from "./ViewTabs.tsx";

type Props = {
  inbox: InboxStore;
  filter: Filter;
  onFilter: (filter: Filter) => void;
  openId: string | null;
  onRetry: () => void;
};

/** Every conversation of a view, and which view. */
export function InboxPane({ inbox, filter, onFilter, openId, onRetry }: Props) {
  const t = useText();
  const snapshot = useSnapshot(inbox);
  const search = useRef<HTMLInputElement>(null);
  // Another view is another list, whose counts come a moment later. Those of all pages are there already.
  const counts = { ...useWatched((watched) => watched.counts), ...snapshot.counts };
  const isFresh = openId !== null && snapshot.fresh.has(openId);
  useEffect(() => {
    if (isFresh) inbox.markSeen(openId);
  }, [inbox, openId, isFresh]);
  useKeys({ "/": () => search.current?.select() });
  const stage = stageOf(snapshot);
  return (
    <section className={classes.pane} aria-label={t("inbox.title")}>
      <header className={classes.header}>
        <div className={classes.line}>
          <h1 className={classes.title}>{t("inbox.title")}</h1>
          <HelpButton />
        </div>
        <div className={classes.line}>
          <SearchField ref={search} search={filter.search} onSearch={(text) => onFilter({ ...filter, search: text })} />
          <LabelFilter
            label={filter.label}
            conversations={snapshot.conversations}
            onLabel={(label) => onFilter({ ...filter, label })}
          />
        </div>
      </header>
      <ViewTabs view={filter.view} counts={counts} onView={(view) => onFilter({ ...filter, view })}>
        {stage === "loading" && <LoadingRows />}
        {stage === "failed" && <Failure title={t("inbox.unavailable")} retry={onRetry} />}
        {stage === "empty" && <EmptyInbox filter={filter} onFilter={onFilter} />}
        {stage === "listed" && <ConversationList inbox={inbox} snapshot={snapshot} filter={filter} openId={openId} />}
      </ViewTabs>
    </section>
  );
}
