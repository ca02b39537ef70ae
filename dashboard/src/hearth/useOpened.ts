import { useEffect, useState } from "react";

/**
 * What `open` opens, from after the first render until it is no longer shown; null before. Opened in an effect: a store
 * that was closed does not open again, and strict mode closes the first one. `open` must stay the same function.
 */
export function useOpened<Opened extends { close(): void }>(open: () => Opened): Opened | null {
  const [opened, setOpened] = useState<Opened | null>(null);
  useEffect(() => {
    const now = open();
    setOpened(now);
    return () => {
      now.close();
      setOpened(null);
    };
  }, [open]);
  return opened;
}
