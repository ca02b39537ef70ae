import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useText } from "../i18n/useText.ts";
import classes from "./ChartFigure.module.css";

/** A chart under its name. It lays itself out from the left in every language; its axes know better. */
export function ChartFigure({ title, children }: { title: string; children: ReactNode }) {
  const t = useText();
  return (
    <figure className={classes.figure}>
      <Text component="figcaption" fw={500} size="sm" mb="xs">
        {title}
      </Text>
      <div role="img" aria-label={t("metrics.chart", { title })} dir="ltr">
        {children}
      </div>
    </figure>
  );
}
