import { Button } from "@mantine/core";
import { Inbox, SearchX } from "lucide-react";
import { useText } from "../i18n/useText.ts";
import classes from "./EmptyInbox.module.css";
import { emptyText } from "./emptyText.ts";
import type { Filter } from "./Filter.ts";

type Props = { filter: Filter; onFilter: (filter: Filter) => void };

/** Why nothing is listed, and where there may be something. */
export function EmptyInbox({ filter, onFilter }: Props) {
  const t = useText();
  const isNarrowed = filter.search !== undefined || filter.label !== undefined;
  const Icon = isNarrowed ? SearchX : Inbox;
  return (
    <div className={classes.empty} role="status">
      <Icon size={28} strokeWidth={1.5} aria-hidden="true" />
      <p className={classes.text}>{t(...emptyText(filter))}</p>
      {isNarrowed && filter.view !== "all" && (
        <Button variant="default" size="xs" onClick={() => onFilter({ ...filter, view: "all" })}>
          {t("inbox.showAll")}
        </Button>
      )}
    </div>
  );
}
