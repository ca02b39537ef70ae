import { useState } from "preact/hooks";
import { useText } from "../i18n/TextContext.ts";
import { Icon } from "../ui/Icon.tsx";
import type { Opened } from "./Talk.ts";

/** The way past the bot. What comes of it is told by the stream. */
export function Handoff({ opened: { hearth, store } }: { opened: Opened }) {
  const t = useText();
  const [isAsked, setAsked] = useState(false);
  const ask = () => {
    setAsked(true);
    hearth.api.handoff(store.id).catch(() => setAsked(false));
  };
  return (
    <button type="button" class="chip handoff" disabled={isAsked} onClick={ask}>
      <Icon name="person" />
      {t("handoff")}
    </button>
  );
}
