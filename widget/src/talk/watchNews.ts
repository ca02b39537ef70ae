import type { Emit } from "../Bridge.ts";
import type { Live } from "../Live.ts";
import type { Opened } from "./Talk.ts";

type Terms = { current: Live<Opened | null>; emit: Emit; onUnread: (count: number) => void };

/** Tells the page of messages that come, and how many the customer has not seen. */
export function watchNews({ current, emit, onUnread }: Terms): void {
  let unread = 0;
  let stop: () => void = () => undefined;
  const show = (count: number) => {
    if (count === unread) return;
    unread = count;
    onUnread(count);
    emit("unread", count);
  };
  const follow = () => {
    stop();
    const opened = current.getSnapshot();
    if (opened === null) return show(0);
    const { store, isNew } = opened;
    /** What was there already is no news. */
    let seen = isNew ? 0 : undefined;
    const look = () => {
      const { conversation, messages } = store.getSnapshot();
      if (conversation === null) return;
      show(conversation.unread.customer);
      const newest = messages.at(-1)?.seq ?? 0;
      const from = seen ?? newest;
      seen = Math.max(from, newest);
      for (const { id, seq, role, text } of messages) if (seq > from) emit("message", { id, role, text });
    };
    stop = store.subscribe(look);
    look();
  };
  current.subscribe(follow);
  follow();
}
