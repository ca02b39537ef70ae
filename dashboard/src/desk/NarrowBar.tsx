import { Button } from "@mantine/core";
import { ArrowLeft } from "lucide-react";
import { Link, useSearch } from "wouter";
import { useText } from "../i18n/useText.ts";
import { filterFrom, queryOf } from "../inbox/Filter.ts";
import { CustomerDrawer } from "./CustomerDrawer.tsx";
import classes from "./NarrowBar.module.css";

/** Where a window is too narrow for all: the way back to the inbox, and to who the customer is. */
export function NarrowBar() {
  const t = useText();
  const query = useSearch();
  return (
    <div className={classes.bar}>
      <Button
        component={Link}
        to={`/${queryOf(filterFrom(query))}`}
        variant="subtle"
        color="gray"
        size="compact-sm"
        aria-label={t("inbox.back")}
        leftSection={<ArrowLeft className={classes.back} size={16} aria-hidden="true" />}
      >
        {t("inbox.title")}
      </Button>
      <CustomerDrawer />
    </div>
  );
}
