import type { Presence } from "@hearth/contract";
import { PresenceDot } from "../team/PresenceDot.tsx";
import { colorOf } from "./colorOf.ts";
import { initialsOf } from "./initialsOf.ts";
import classes from "./PersonAvatar.module.css";

type Props = { id: string; name: string | undefined; size?: "md" | "lg"; status?: Presence };

/** Somebody at a glance: their initials, always in the same colour. Their name stands beside it, in words. */
export function PersonAvatar({ id, name, size = "md", status }: Props) {
  return (
    <span className={classes.avatar} data-color={colorOf(id)} data-size={size} aria-hidden="true">
      {initialsOf(name)}
      {status && (
        <span className={classes.status}>
          <PresenceDot status={status} />
        </span>
      )}
    </span>
  );
}
