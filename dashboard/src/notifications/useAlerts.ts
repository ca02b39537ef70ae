import { useLocalStorage } from "@mantine/hooks";
import { useState } from "react";

/** `denied`: the browser allows none, and only its settings can change that. */
export type NotificationState = "on" | "off" | "denied";

/** What the operator chose to be told by. It is remembered, and the same in every tab. */
export function useAlerts() {
  const [wanted, setWanted] = useLocalStorage({
    key: "hearth-notifications",
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  const [sound, setSound] = useLocalStorage({
    key: "hearth-sound",
    defaultValue: true,
    getInitialValueInEffect: false,
  });
  const [permission, setPermission] = useState(permissionNow);

  /** Asks the browser, which only a click may do. */
  async function setNotifications(on: boolean): Promise<void> {
    if (on && permissionNow() === "default") await Notification.requestPermission();
    setPermission(permissionNow());
    setWanted(on && permissionNow() === "granted");
  }

  const notifications: NotificationState =
    permission === "denied" ? "denied" : wanted && permission === "granted" ? "on" : "off";
  return { notifications, setNotifications, sound, setSound };
}

function permissionNow(): NotificationPermission {
  return "Notification" in window ? Notification.permission : "denied";
}
