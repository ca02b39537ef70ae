import type { InboxCounts, InboxView } from "@hearth/contract";
import { Tabs } from "@mantine/core";
import type { ReactNode } from "react";
import { useLocale } from "../i18n/useLocale.ts";
import { useText } from "../i18n/useText.ts";
import { views } from "./Filter.ts";
import classes from "./ViewTabs.module.css";

type Props = {
  view: InboxView;
  counts: Partial<InboxCounts>;
  onView: (view: InboxView) => void;
  children: ReactNode;
};

/** The views with how many each has, and what is inside the chosen one. */
export function ViewTabs({ view, counts, onView, children }: Props) {
  const t = useText();
  const { code } = useLocale();
  const written = new Intl.NumberFormat(code, { notation: "compact" });
  return (
    <Tabs
      className={classes.tabs}
      classNames={{ tab: classes.tab, tabLabel: classes.label, list: classes.list, panel: classes.panel }}
      variant="none"
      value={view}
      onChange={(chosen) => {
        const found = views.find((each) => each === chosen);
        if (found !== undefined) onView(found);
      }}
    >
      <Tabs.List aria-label={t("inbox.views")}>
        {views.map((each) => {
          const count = counts[each];
          return (
            <Tabs.Tab key={each} value={each} data-view={each} data-some={(count ?? 0) > 0 || undefined}>
              <span className={classes.name}>{t(`inbox.${each}`)}</span>{" "}
              {count !== undefined && <span className={classes.count}>{written.format(count)}</span>}
            </Tabs.Tab>
          );
        })}
      </Tabs.List>
      <Tabs.Panel value={view}>{children}</Tabs.Panel>
    </Tabs>
  );
}
