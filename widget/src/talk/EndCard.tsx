import type { ConversationSnapshot } from "@hearth/client";
import { useState } from "preact/hooks";
import { useText } from "../i18n/TextContext.ts";
import { Icon } from "../ui/Icon.tsx";
import type { Opened } from "./Talk.ts";

const scores = [1, 2, 3, 4, 5];

type Props = { opened: Opened; snapshot: ConversationSnapshot | null; beginAnew: () => void };

/** After the end: how it was, and a new beginning. */
export function EndCard({ opened: { hearth, store }, snapshot, beginAnew }: Props) {
  const t = useText();
  const [score, setScore] = useState(0);
  const [comment, setComment] = useState("");
  const [standing, setStanding] = useState<"asked" | "sending" | "failed" | "sent">("asked");
  const isRated = standing === "sent" || snapshot?.conversation?.rating != null;

  async function send(): Promise<void> {
    setStanding("sending");
    try {
      await hearth.api.rate(store.id, { score, ...(comment.trim() !== "" && { comment: comment.trim() }) });
      setStanding("sent");
    } catch {
      setStanding("failed");
    }
  }

  return (
    <footer class="end">
      {isRated ? (
        <p role="status">{t("rateThanks")}</p>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          <fieldset>
            <legend>{t("rate")}</legend>
            {scores.map((each) => (
              <label key={each} class={`star ${each <= score ? "filled" : ""}`} title={t("stars", { count: each })}>
                <input
                  type="radio"
                  name="score"
                  value={each}
                  checked={each === score}
                  onChange={() => setScore(each)}
                />
                <Icon name="star" />
                <span class="hidden">{t("stars", { count: each })}</span>
              </label>
            ))}
          </fieldset>
          {score > 0 && (
            <>
              <textarea
                rows={2}
                dir={comment === "" ? undefined : "auto"}
                maxLength={1_000}
                aria-label={t("comment")}
                placeholder={t("comment")}
                value={comment}
                onInput={({ currentTarget }) => setComment(currentTarget.value)}
              />
              <button type="submit" class="primary" disabled={standing === "sending"}>
                {t("rateSend")}
              </button>
            </>
          )}
          <p class="notice" role="alert">
            {standing === "failed" && t("rateFailed")}
          </p>
        </form>
      )}
      <button type="button" class="secondary" onClick={beginAnew}>
        {t("again")}
      </button>
    </footer>
  );
}
