import type { NotificationData } from "@mantine/notifications";

const listeners = new Set<() => void>();
let isWanted = false;

/** Passing words at the page's edge. What shows them is fetched with the first. */
export const toasts = {
  /** True once there was something to show. */
  getSnapshot: () => isWanted,
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },

  show(words: NotificationData): void {
    isWanted = true;
    for (const listener of listeners) listener();
    void import("@mantine/notifications").then(({ notifications }) => notifications.show(words));
  },
};
