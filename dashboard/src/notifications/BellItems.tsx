import { Menu } from "@mantine/core";
import { useText } from "../i18n/useText.ts";
import { chime } from "./chime.ts";
import { useAlerts } from "./useAlerts.ts";

/** A menu's items: whether and how one is told of what waits. */
export default function BellItems() {
  const t = useText();
  const { notifications, setNotifications, sound, setSound } = useAlerts();
  return (
    <>
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
    </>
  );
}
