import type { ConversationSnapshot } from "@hearth/client";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { localDay } from "../../../dashboard/src/thread/localDay.ts";
import { useCode, useText } from "../i18n/TextContext.ts";
import type { Opened } from "../talk/Talk.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { Bubble } from "./Bubble.tsx";
import { dayText } from "./dayText.ts";
import { PendingBubble } from "./PendingBubble.tsx";
import { TypingRow } from "./TypingRow.tsx";
import { threadRows } from "./threadRows.ts";
import { useMarkRead } from "./useMarkRead.ts";
import { useScroll } from "./useScroll.ts";

type Props = { opened: Opened; snapshot: ConversationSnapshot; isOpen: boolean };

export function Thread({ opened, snapshot, isOpen }: Props) {
  const { store, hearth } = opened;
  const { messages, pending, conversation, hasOlder, typing, connection } = snapshot;
  const t = useText();
  const code = useCode();
  const place = useRef<HTMLDivElement>(null);
  const [isLoading, setLoading] = useState(false);
  const readTo = conversation?.read.operator ?? 0;
  const rows = useMemo(() => threadRows({ messages, pending, readTo, dayOf: localDay }), [messages, pending, readTo]);

  const older = () => {
    if (isLoading || !hasOlder) return;
    setLoading(true);
    // It is asked for again by scrolling on.
    store
      .loadOlder()
      .catch(() => undefined)
      .finally(() => setLoading(false));
  };
  const { isAtEnd, toEnd } = useScroll({ place, rows, isOpen, typing: typing.length, onTop: older });
  useMarkRead(store, isOpen && isAtEnd, messages.at(-1)?.seq ?? 0);
  const newest = pending.at(-1)?.draft.clientId;
  useEffect(() => toEnd(), [newest]);

  return (
    <div class="stage">
      <div
        ref={place}
        class="thread"
        role="log"
        aria-label={t("messages")}
        aria-busy={connection === "connecting" && conversation === null}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls by the arrow keys
        tabIndex={0}
      >
        {hasOlder && (
          <button type="button" class="chip older" onClick={older} aria-busy={isLoading}>
            {t("older")}
          </button>
        )}
        {connection === "refused" && <p class="note">{t("refused")}</p>}
        {rows.map((row) => {
          if (row.type === "day") {
            return (
              <p key={row.key} class="day">
                {dayText(row.day, new Date(), code, t)}
              </p>
            );
          }
          const { key, ...rest } = row;
          if (rest.type === "message") return <Bubble key={key} {...rest} api={hearth.api} />;
          const { clientId } = rest.item.draft;
          return (
            <PendingBubble
              key={key}
              {...rest}
              retry={() => store.retry(clientId)}
              discard={() => store.discard(clientId)}
            />
          );
        })}
        <TypingRow
          // Who was cut off by the end of the conversation types no more.
          names={(conversation?.state === "closed" ? [] : typing).map(
            ({ name, role }) => name || t(role === "bot" ? "assistant" : "operator"),
          )}
        />
      </div>
      {!isAtEnd && <IconButton class="toEnd" icon="down" label={t("newest")} onClick={toEnd} />}
    </div>
  );
}
