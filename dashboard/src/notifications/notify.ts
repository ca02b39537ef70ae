import type { Translate } from "../i18n/useText.ts";
import { customerName } from "../inbox/customerName.ts";
import type { News } from "./newsOf.ts";

/** With more at once, as after an hour offline, one notification tells of all. */
const maxSingle = 3;

/** Shows the browser's own notifications, which open their conversation. Where it allows none, nothing is shown. */
export function notify(news: readonly News[], t: Translate, onOpen: (id: string | null) => void): void {
  if (news.length > maxSingle) {
    show(t("notifications.many", { count: news.length }), { tag: "hearth" }, () => onOpen(null));
    return;
  }
  for (const { reason, conversation } of news) {
    const { id, customer, lastMessage } = conversation;
    const title = t(`notifications.${reason}`, { name: customerName(customer, t) });
    show(title, { body: lastMessage?.preview, tag: id }, () => onOpen(id));
  }
}

function show(title: string, options: NotificationOptions, onClick: () => void): void {
  if (!("Notification" in window) || Notification.permission !== "granted") return;
  try {
    const shown = new Notification(title, { ...options, icon: "/icon.svg", dir: "auto" });
    shown.onclick = () => {
      window.focus();
      onClick();
      shown.close();
    };
  } catch {
    // Browsers of phones throw here: they take notifications from service workers alone.
  }
}
