import type { InboxSnapshot } from "@hearth/client";
import type { Conversation } from "@hearth/contract";
import { Button } from "@mantine/core";
import type { Components } from "react-virtuoso";
import { useText } from "../i18n/useText.ts";
import classes from "./ListParts.module.css";
import type { More } from "./useMore.ts";

/** What the rows' parts need to know, beside the row's own conversation. */
export type ListContext = More & {
  snapshot: InboxSnapshot;
  openId: string | null;
  activeId: string | undefined;
  query: string;
};

/** What the list is made of: to a screen reader, a list that says how far one is in it. */
export const ListParts: Components<Conversation, ListContext> = {
  List: ({ context: _, ...rest }) => {
    const t = useText();
    // biome-ignore lint/a11y/useSemanticElements: Virtuoso measures a div here, and its types say so.
    return <div {...rest} role="list" aria-label={t("inbox.conversations")} />;
  },
  Item: ({ context, item: _, ...rest }) => (
    // biome-ignore lint/a11y/useSemanticElements: as above.
    <div
      {...rest}
      role="listitem"
      aria-posinset={rest["data-index"] + 1}
      aria-setsize={context?.snapshot.hasMore ? -1 : context?.snapshot.conversations.length}
    />
  ),
  Footer: ({ context }) => {
    const t = useText();
    if (!context?.snapshot.hasMore) return null;
    if (!context.hasFailed) return <div className={classes.footer}>{t("inbox.loadingMore")}</div>;
    return (
      <div className={classes.footer} role="alert">
        {t("inbox.moreFailed")}
        <Button variant="default" size="xs" onClick={context.retry}>
          {t("common.retry")}
        </Button>
      </div>
    );
  },
};
