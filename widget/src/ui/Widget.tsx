import { useRef } from "preact/hooks";
import { type Live, useLive } from "../Live.ts";
import type { Talk } from "../talk/Talk.ts";
import { Panel } from "./Panel.tsx";

type Props = { talk: Talk; isOpen: Live<boolean>; close: () => void };

/** Drawn when it is first opened, and from then on kept: what is written in it is not lost with its closing. */
export function Widget({ talk, isOpen, close }: Props) {
  const open = useLive(isOpen);
  const wasOpen = useRef(false);
  wasOpen.current ||= open;
  return wasOpen.current ? <Panel talk={talk} isOpen={open} close={close} /> : null;
}
