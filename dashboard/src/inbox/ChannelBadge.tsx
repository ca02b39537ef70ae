import classes from "./ChannelBadge.module.css";
import { channelOf } from "./channelOf.ts";

/** On the customer's picture: how they write. */
export function ChannelBadge({ channel }: { channel: string }) {
  const { name, icon: Icon } = channelOf(channel);
  return (
    <span className={classes.badge} title={name}>
      <Icon size={11} aria-label={name} role="img" />
    </span>
  );
}
