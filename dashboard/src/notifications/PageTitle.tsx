import { useDocumentTitle } from "@mantine/hooks";
import { useLocation } from "wouter";
import type { TextKey } from "../i18n/translate.ts";
import { useText } from "../i18n/useText.ts";
import { useSession } from "../session/SessionContext.ts";
import { useWatched } from "./WatchedInbox.ts";
import { waitingFor } from "./waitingFor.ts";

const names: Readonly<Record<string, TextKey>> = {
  "/team": "team.title",
  "/metrics": "metrics.title",
  "/canned": "canned.title",
};

/** Names the browser's tab: which page it is, and how many wait. */
export function PageTitle() {
  const t = useText();
  const { uid } = useSession();
  const [location] = useLocation();
  const count = useWatched((snapshot) => waitingFor(snapshot, uid)) ?? 0;
  const name = names[location];
  const title = name === undefined ? "Hearth" : `${t(name)} · Hearth`;
  useDocumentTitle(count === 0 ? title : t("notifications.pageTitle", { count, title }));
  return null;
}
