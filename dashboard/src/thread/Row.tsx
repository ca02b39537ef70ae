import { memo } from "react";
import { Above, Changes } from "./Above.tsx";
import { MessageRow } from "./MessageRow.tsx";
import { PendingRow } from "./PendingRow.tsx";
import type { Item } from "./threadItems.ts";

/** One item of the list. It is rendered again only when something about it changed. */
export const Row = memo(function Row({ item }: { item: Item }) {
  if (item.type === "changes") return <Changes changes={item.changes} />;
  if (item.type === "pending") return <PendingRow item={item} />;
  return (
    <>
      <Above item={item} />
      <MessageRow item={item} />
    </>
  );
});
