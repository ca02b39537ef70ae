import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { Composer } from "../composer/Composer.tsx";
import { useDropped } from "../files/useDropped.ts";
import { useText } from "../i18n/TextContext.ts";
import { useLive } from "../Live.ts";
import { EndCard } from "../talk/EndCard.tsx";
import { Handoff } from "../talk/Handoff.tsx";
import type { Talk } from "../talk/Talk.ts";
import { useSnapshot } from "../talk/useSnapshot.ts";
import { Thread } from "../thread/Thread.tsx";
import { Greeting } from "./Greeting.tsx";
import { Header } from "./Header.tsx";
import { trapTab } from "./trapTab.ts";
import { useOnPhone } from "./useOnPhone.ts";
import { useVisibleHeight } from "./useVisibleHeight.ts";

type Props = { talk: Talk; isOpen: boolean; close: () => void };

export function Panel({ talk, isOpen, close }: Props) {
  const t = useText();
  const place = useRef<HTMLElement>(null);
  const onPhone = useOnPhone();
  const opened = useLive(talk.current);
  const snapshot = useSnapshot(opened?.store);
  const [dropped, setDropped] = useState<readonly File[]>([]);
  const { isOver, handlers } = useDropped(setDropped);
  useVisibleHeight(place);

  // Before anybody can touch the field: whoever writes already is not interrupted.
  useLayoutEffect(() => {
    if (!isOpen || place.current?.matches(":focus-within")) return;
    // On a phone the field would bring up the keyboard, over what there is to read.
    const first = onPhone ? null : place.current?.querySelector("textarea");
    (first ?? place.current)?.focus();
  }, [isOpen, onPhone]);

  const state = snapshot?.conversation?.state;
  return (
    <section
      ref={place}
      class="panel"
      role="dialog"
      aria-label={t("title")}
      aria-modal={onPhone}
      tabIndex={-1}
      hidden={!isOpen}
      onKeyDown={(event) => {
        // The page's own shortcuts are not for what is written here.
        event.stopPropagation();
        if (event.key === "Escape") close();
        else if (onPhone && place.current !== null) trapTab(event, place.current);
      }}
      {...handlers}
    >
      <Header opened={opened} snapshot={snapshot} close={close} />
      {opened === null || snapshot === null ? (
        <Greeting />
      ) : (
        <Thread key={opened.store.id} opened={opened} snapshot={snapshot} isOpen={isOpen} />
      )}
      {opened !== null && state === "bot" && <Handoff opened={opened} />}
      {state === "closed" && opened !== null ? (
        <EndCard key={opened.store.id} opened={opened} snapshot={snapshot} beginAnew={() => talk.beginAnew()} />
      ) : (
        <Composer talk={talk} store={opened?.store} dropped={dropped} />
      )}
      {isOver && <div class="drop">{t("drop")}</div>}
    </section>
  );
}
