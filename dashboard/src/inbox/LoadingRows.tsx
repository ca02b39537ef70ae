import { Skeleton, VisuallyHidden } from "@mantine/core";
import { useText } from "../i18n/useText.ts";
import classes from "./LoadingRows.module.css";

const rows = ["70%", "50%", "60%", "45%", "65%", "55%"];

/** Where conversations will be. */
export function LoadingRows() {
  const t = useText();
  return (
    <div aria-busy="true">
      <VisuallyHidden role="status">{t("inbox.loading")}</VisuallyHidden>
      {rows.map((width) => (
        <div key={width} className={classes.row} aria-hidden="true">
          <Skeleton height={36} circle />
          <div className={classes.lines}>
            <Skeleton height={10} width={width} />
            <Skeleton height={10} />
            <Skeleton height={10} width="30%" />
          </div>
        </div>
      ))}
    </div>
  );
}
