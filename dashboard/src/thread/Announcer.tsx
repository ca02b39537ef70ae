import { VisuallyHidden } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { usePart } from "../actions/usePart.ts";
import { useText } from "../i18n/useText.ts";
import { useSession } from "../session/SessionContext.ts";
import { arrivedSince } from "./arrivedSince.ts";
import { authorOf } from "./authorOf.ts";

/** So much of a message is read out, and so many at once: whoever wants to hear all goes to the list. */
const longest = 200;
const most = 3;

/** Says to who cannot see the screen what others have just written; nothing of what was there before. */
export function Announcer({ customer }: { customer: string }) {
  const t = useText();
  const { uid } = useSession();
  const messages = usePart((snapshot) => snapshot.messages);
  const said = useRef(messages.at(-1)?.seq ?? 0);
  const [text, setText] = useState("");
  useEffect(() => {
    const arrived = arrivedSince(messages, said.current, uid).slice(-most);
    said.current = messages.at(-1)?.seq ?? 0;
    if (arrived.length === 0) return;
    const lines = arrived.map((message) => {
      const author = authorOf(message, { uid, customer, you: t("thread.you") });
      return t("thread.arrived", { author, text: (message.text || message.attachment?.name || "").slice(0, longest) });
    });
    setText(lines.join("\n"));
  }, [messages, uid, customer, t]);
  return <VisuallyHidden aria-live="polite">{text}</VisuallyHidden>;
}
