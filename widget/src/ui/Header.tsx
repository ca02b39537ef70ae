import type { ConversationSnapshot } from "@hearth/client";
import { useState } from "preact/hooks";
import { useText } from "../i18n/TextContext.ts";
import { statusText } from "../talk/statusText.ts";
import type { Opened } from "../talk/Talk.ts";
import { Icon } from "./Icon.tsx";
import { IconButton } from "./IconButton.tsx";

type Props = { opened: Opened | null; snapshot: ConversationSnapshot | null; close: () => void };

/** Who answers, and the ways out: to the end, and out of sight. */
export function Header({ opened, snapshot, close }: Props) {
  const t = useText();
  const [isEnding, setEnding] = useState(false);
  const state = snapshot?.conversation?.state;
  const operator = state === "assigned" ? snapshot?.conversation?.operator : null;
  const isLost = snapshot?.connection === "offline";
  return (
    <header>
      <span class="avatar" aria-hidden="true">
        {operator ? [...operator.name][0] : <Icon name="bubble" />}
      </span>
      <div class="who">
        <h2>{t("title")}</h2>
        <p role="status">{snapshot === null ? "" : statusText(snapshot, t)}</p>
      </div>
      {opened !== null && state !== undefined && state !== "closed" && (
        <IconButton icon="end" label={t("end")} aria-expanded={isEnding} onClick={() => setEnding(!isEnding)} />
      )}
      <IconButton icon="close" label={t("close")} onClick={close} />
      {isEnding && opened !== null && state !== "closed" && (
        <fieldset class="ending" aria-label={t("endSure")}>
          <span>{t("endSure")}</span>
          <button
            type="button"
            class="chip"
            onClick={() => {
              setEnding(false);
              opened.hearth.api.closeConversation(opened.store.id).catch(() => undefined);
            }}
          >
            {t("endYes")}
          </button>
          <button type="button" class="chip" onClick={() => setEnding(false)}>
            {t("endNo")}
          </button>
        </fieldset>
      )}
      <p class="lost" role="status" hidden={!isLost}>
        {isLost && t("offline")}
      </p>
    </header>
  );
}
