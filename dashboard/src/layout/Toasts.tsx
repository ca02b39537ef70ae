import { lazy, Suspense, useSyncExternalStore } from "react";
import { toasts } from "./toasts.ts";

const Notifications = lazy(async () => ({ default: (await import("@mantine/notifications")).Notifications }));

/** Where `toasts` are shown, from the first on. */
export function Toasts() {
  const isWanted = useSyncExternalStore(toasts.subscribe, toasts.getSnapshot);
  return (
    isWanted && (
      <Suspense>
        <Notifications position="top-right" />
      </Suspense>
    )
  );
}
