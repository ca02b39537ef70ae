import { Bell, BellOff, BellRing } from "lucide-react";
import { lazy } from "react";
import { useText } from "../i18n/useText.ts";
import { RailMenu } from "../layout/RailMenu.tsx";
import { railIcon } from "../layout/railIcon.tsx";
import { useAlerts } from "./useAlerts.ts";

const BellItems = lazy(() => import("./BellItems.tsx"));
const icons = { on: BellRing, off: Bell, denied: BellOff };

/** Whether one is told of what waits, and the way to change that. */
export function BellMenu() {
  const t = useText();
  const { notifications } = useAlerts();
  const label = t("notifications.bell", { state: t(`notifications.${notifications}`) });
  return <RailMenu button={railIcon(icons[notifications], label)} items={BellItems} />;
}
