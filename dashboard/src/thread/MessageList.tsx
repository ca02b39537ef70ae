import type { Message } from "@hearth/contract";
import { memo, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { type ListRange, Virtuoso, type VirtuosoHandle } from "react-virtuoso";
import { usePart } from "../actions/usePart.ts";
import { useText } from "../i18n/useText.ts";
import { useSession } from "../session/SessionContext.ts";
import { arrivedSince } from "./arrivedSince.ts";
import { focusNeighbour } from "./focusNeighbour.ts";
import { JumpButton } from "./JumpButton.tsx";
import { ListHeader } from "./ListHeader.tsx";
import classes from "./MessageList.module.css";
import { RemoveDialog } from "./RemoveDialog.tsx";
import { Row } from "./Row.tsx";
import { RowContext, type RowTerms } from "./RowContext.ts";
import type { Item } from "./threadItems.ts";
import { useFind } from "./useFind.ts";
import { useFirstIndex } from "./useFirstIndex.ts";
import { useHeldPlace } from "./useHeldPlace.ts";
import { useMarkRead } from "./useMarkRead.ts";
import { type Older, useOlder } from "./useOlder.ts";
import { useThreadItems } from "./useThreadItems.ts";

/** Older messages are loaded when fewer than these are left above what is in sight. */
const ahead = 25;

const components = { Header: ListHeader, Footer: () => <div className={classes.end} /> };
const rendered = (_: number, item: Item) => <Row item={item} />;
const keyOf = (_: number, { key }: Item) => key;
const end = { index: "LAST", align: "end" } as const;

type Props = { customer: string; onReply: (message: Message) => void };

/** The messages, the newest at the end. It follows them while they are in sight, and stays where it is otherwise. */
export const MessageList = memo(function MessageList({ customer, onReply }: Props) {
  const t = useText();
  const { uid, role } = useSession();
  const list = useRef<VirtuosoHandle>(null);
  const items = useThreadItems();
  const { firstIndex, generation } = useFirstIndex(items);
  const older = useOlder();
  const [editing, setEditing] = useState<string | null>(null);
  const [removing, setRemoving] = useState<Message | null>(null);
  const [scroller, setScroller] = useState<HTMLElement | Window | null>(null);
  const { isAtEnd, toEnd, leave } = useHeldPlace(scroller);
  const { found, find } = useFind(list, leave);
  const messages = usePart((snapshot) => snapshot.messages);
  const sent = usePart(({ pending }) => pending.at(-1)?.draft.clientId);
  const newest = messages.at(-1)?.seq ?? 0;
  /** The newest message when the end went out of sight. */
  const [seen, setSeen] = useState(newest);
  if (isAtEnd && seen !== newest) setSeen(newest);
  useMarkRead(isAtEnd);

  // What one sends oneself is always shown, wherever one was reading.
  useEffect(() => {
    if (sent !== undefined) toEnd();
  }, [sent, toEnd]);

  const terms: RowTerms = useMemo(
    () => ({
      uid,
      isAdmin: role === "admin",
      customer,
      editing,
      found,
      setEditing,
      onReply,
      onRemove: setRemoving,
      onFind: (id) => void find(id),
    }),
    [uid, role, customer, editing, found, onReply, find],
  );
  const { load } = older;
  const onRange = useCallback(
    ({ startIndex }: ListRange) => {
      if (startIndex - firstIndex < ahead) void load();
    },
    [firstIndex, load],
  );

  return (
    <RowContext value={terms}>
      <div className={classes.list}>
        <Virtuoso<Item, Older>
          key={generation}
          ref={list}
          role="log"
          aria-label={t("thread.messages")}
          aria-live="off"
          className={classes.scroller}
          data={items}
          context={older}
          firstItemIndex={firstIndex}
          initialTopMostItemIndex={end}
          computeItemKey={keyOf}
          itemContent={rendered}
          components={components}
          increaseViewportBy={{ top: 600, bottom: 300 }}
          defaultItemHeight={52}
          alignToBottom
          scrollerRef={setScroller}
          skipAnimationFrameInResizeObserver
          rangeChanged={onRange}
          onKeyDown={focusNeighbour}
        />
        {!isAtEnd && <JumpButton count={arrivedSince(messages, seen, uid).length} onClick={toEnd} />}
      </div>
      <RemoveDialog message={removing} onDone={() => setRemoving(null)} />
    </RowContext>
  );
});
