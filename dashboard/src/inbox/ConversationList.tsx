import type { InboxSnapshot, InboxStore } from "@hearth/client";
import type { Conversation } from "@hearth/contract";
import { useEffect, useRef, useState } from "react";
import { Virtuoso, type VirtuosoHandle } from "react-virtuoso";
import { useLocation } from "wouter";
import { useKeys } from "../keyboard/useKeys.ts";
import { type Cursor, moveCursor } from "./Cursor.ts";
import { conversationPath } from "./conversationPath.ts";
import { type Filter, queryOf } from "./Filter.ts";
import { type ListContext, ListParts } from "./ListParts.tsx";
import { Row } from "./Row.tsx";
import { rowHeight } from "./rowHeight.ts";
import { useKeptPlace } from "./useKeptPlace.ts";
import { useMore } from "./useMore.ts";

type Props = { inbox: InboxStore; snapshot: InboxSnapshot; filter: Filter; openId: string | null };

/** The list, of which only what is in sight is rendered; j and k go through it. */
export function ConversationList({ inbox, snapshot, filter, openId }: Props) {
  const { conversations } = snapshot;
  const [, navigate] = useLocation();
  const list = useRef<VirtuosoHandle>(null);
  const scroller = useRef<HTMLElement | null>(null);
  const [cursor, setCursor] = useState<Cursor | null>(null);
  const [known, setKnown] = useState(openId);
  // From what was opened, however that was, the keys go on.
  if (openId !== known) {
    setKnown(openId);
    setCursor(null);
  }
  const more = useMore(inbox, snapshot);
  useKeptPlace(scroller, conversations);

  const from = cursor ?? (openId === null ? null : { id: openId, place: 0 });
  const move = (step: 1 | -1) => setCursor(moveCursor(conversations, from, step));
  const query = queryOf(filter);
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    Enter: () => {
      if (cursor !== null) navigate(conversationPath(cursor.id) + query);
    },
  });
  useEffect(() => {
    if (cursor === null) return;
    const link = `a[href^="${CSS.escape(conversationPath(cursor.id))}"]`;
    list.current?.scrollIntoView({
      index: cursor.place,
      // The focus goes along: Enter opens it, Tab goes on from it, and it is read out.
      done: () => scroller.current?.querySelector<HTMLElement>(link)?.focus({ preventScroll: true }),
    });
  }, [cursor]);

  const context: ListContext = { snapshot, openId, activeId: cursor?.id, query, ...more };
  return (
    <Virtuoso<Conversation, ListContext>
      ref={list}
      scrollerRef={(element) => {
        scroller.current = element instanceof HTMLElement ? element : null;
      }}
      data={conversations}
      context={context}
      components={ListParts}
      fixedItemHeight={rowHeight()}
      increaseViewportBy={400}
      computeItemKey={(_, { id }) => id}
      rangeChanged={({ endIndex }) => more.reached(endIndex)}
      itemContent={row}
    />
  );
}

function row(_: number, conversation: Conversation, { snapshot, openId, activeId, query }: ListContext) {
  const { id } = conversation;
  return (
    <Row
      conversation={conversation}
      query={query}
      isOpen={id === openId}
      isActive={id === activeId}
      isFresh={snapshot.fresh.has(id)}
      typing={snapshot.typing.get(id)}
    />
  );
}
