import type { ConversationSnapshot } from "@hearth/client";
import type { Translate } from "../i18n/TextContext.ts";

type Shown = Pick<ConversationSnapshot, "queue"> & { conversation: Pick<Known, "state" | "operator"> | null };
type Known = NonNullable<ConversationSnapshot["conversation"]>;

/** Who answers, or how long it takes until somebody does: one line, which is also read aloud when it changes. */
export function statusText({ conversation, queue }: Shown, t: Translate): string {
  switch (conversation?.state) {
    case undefined:
      return "";
    case "bot":
      return t("bot");
    case "assigned":
      return t("assigned", { name: conversation.operator?.name || t("operator") });
    case "closed":
      return t("closed");
    case "waiting": {
      if (queue === null) return t("waiting");
      const place = queue.position === 1 ? t("placeNext") : t("place", { count: queue.position });
      const { estimateSeconds } = queue;
      if (estimateSeconds === null) return place;
      const minutes = Math.round(estimateSeconds / 60);
      return `${place} · ${minutes < 1 ? t("estimateSoon") : t("estimate", { count: minutes })}`;
    }
  }
}
