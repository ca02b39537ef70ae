import type { ConnectionState } from "@hearth/client";
import { useEffect, useState, useSyncExternalStore } from "react";
import { useText } from "../i18n/useText.ts";
import classes from "./ConnectionBanner.module.css";

type Store = { subscribe: (listener: () => void) => () => void; getSnapshot: () => { connection: ConnectionState } };

const texts = { connecting: "common.connecting", offline: "common.offline", polling: "common.polling" } as const;

/** So long connecting is nothing to speak of: each opening and each new lease begins with it. In milliseconds. */
const patience = 2_000;

/** Says when what is shown is not live. */
export function ConnectionBanner({ store }: { store: Store }) {
  const t = useText();
  const connection = useSyncExternalStore(store.subscribe, () => store.getSnapshot().connection);
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    if (connection !== "connecting") return;
    const timer = setTimeout(() => setLong(true), patience);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [connection]);
  const isQuiet = connection === "live" || connection === "refused" || (connection === "connecting" && !isLong);
  return (
    <div role="status" className={classes.banner} data-connection={connection}>
      {!isQuiet && t(texts[connection])}
    </div>
  );
}
