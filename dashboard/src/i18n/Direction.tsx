import { DirectionProvider, useDirection } from "@mantine/core";
import { type ReactNode, useEffect } from "react";
import { useLocale } from "./useLocale.ts";

/** Has the whole page follow the language's direction. */
export function Direction({ children }: { children: ReactNode }) {
  return (
    <DirectionProvider>
      <Follow />
      {children}
    </DirectionProvider>
  );
}

function Follow() {
  const { dir } = useLocale();
  const { setDirection } = useDirection();
  useEffect(() => setDirection(dir), [dir, setDirection]);
  return null;
}
