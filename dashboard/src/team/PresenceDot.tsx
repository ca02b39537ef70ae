import type { Presence } from "@hearth/contract";
import classes from "./PresenceDot.module.css";

/** A mark beside a name; what it says is also said in words. */
export function PresenceDot({ status }: { status: Presence }) {
  return <span className={classes.dot} data-status={status} aria-hidden="true" />;
}
