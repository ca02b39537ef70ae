import { Menu } from "@mantine/core";
import { Bell, BellOff, BellRing } from "lucide-react";
import { useText } from "../i18n/useText.ts";
import { RailMenu } from "../layout/RailMenu.tsx";
import { chime } from "./chime.ts";
import { useAlerts } from "./useAlerts.ts";

const icons = { on: BellRing, off: Bell, denied: BellOff };

/** Whether and how one is told of what waits. */
export function BellMenu() {
  const t = useText();
  const { notifications, setNotifications, sound, setSound } = useAlerts();
  const state = t(`notifications.${notifications}`);
  return (
    <RailMenu icon={icons[notifications]} label={t("notifications.bell", { state })}>
      <Menu.Label>{t("notifications.title")}</Menu.Label>
      <Menu.CheckboxItem
        checked={notifications === "on"}
        onChange={(on) => void setNotifications(on)}
        disabled={notifications === "denied"}
      >
        {t("notifications.show")}
      </Menu.CheckboxItem>
      <Menu.CheckboxItem
        checked={sound}
        onChange={(on) => {
          setSound(on);
          if (on) chime();
        }}
      >
        {t("notifications.sound")}
      </Menu.CheckboxItem>
      <Menu.Label maw="16rem">
        {t(notifications === "denied" ? "notifications.deniedHow" : "notifications.when")}
      </Menu.Label>
    </RailMenu>
  );
}
