import { useCallback, useState } from "react";
import { useSession } from "../session/SessionContext.ts";
import { Drafts } from "./Drafts.ts";
import type { Mode } from "./Mode.ts";

type Texts = Readonly<Record<Mode, string>>;

/** What was written in this conversation and not sent, also before a reload. It must stay the same conversation. */
export function useDrafts(conversationId: string): [texts: Texts, setText: (mode: Mode, text: string) => void] {
  const { uid } = useSession();
  const [drafts] = useState(() => new Drafts(localStorage, uid, Date.now));
  const [texts, setTexts] = useState<Texts>(() => ({
    answer: drafts.read({ conversationId, mode: "answer" }),
    note: drafts.read({ conversationId, mode: "note" }),
  }));
  const setText = useCallback(
    (mode: Mode, text: string) => {
      drafts.write({ conversationId, mode }, text);
      setTexts((before) => ({ ...before, [mode]: text }));
    },
    [drafts, conversationId],
  );
  return [texts, setText];
}
