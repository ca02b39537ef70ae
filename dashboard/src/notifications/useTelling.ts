import type { InboxStore } from "@hearth/client";
import type { Conversation } from "@hearth/contract";
import { useEffect, useRef } from "react";
import { useLocation } from "wouter";
import { useText } from "../i18n/useText.ts";
import { conversationPath } from "../inbox/conversationPath.ts";
import { useSession } from "../session/SessionContext.ts";
import { chime } from "./chime.ts";
import { Lead } from "./Lead.ts";
import { newsOf } from "./newsOf.ts";
import { notify } from "./notify.ts";
import { useAlerts } from "./useAlerts.ts";

/** Tells what comes to pass in the inbox, as the operator wants it and in one tab alone. */
export function useTelling(inbox: InboxStore): void {
  const t = useText();
  const { uid } = useSession();
  const { notifications, sound } = useAlerts();
  const [location, navigate] = useLocation();
  const newest = useRef({ t, notifications, sound, location, navigate });
  useEffect(() => {
    newest.current = { t, notifications, sound, location, navigate };
  });

  useEffect(() => {
    const lead = new Lead(`hearth-tells-${uid}`, navigator.locks);
    const take = () => lead.take();
    if (document.hasFocus()) take();
    window.addEventListener("focus", take);
    let before: readonly Conversation[] | undefined;

    const unsubscribe = inbox.subscribe(() => {
      const { conversations, connection } = inbox.getSnapshot();
      // What was there at the beginning is no news, and until it is live there is no telling what was there.
      if (before === undefined && connection !== "live" && connection !== "polling") return;
      if (before === conversations) return;
      const { location, t, notifications, sound, navigate } = newest.current;
      const me = { uid, openId: openIn(location), isHidden: document.hidden };
      const news = before === undefined ? [] : newsOf(before, conversations, me);
      before = conversations;
      if (news.length === 0 || !lead.isHeld) return;
      if (sound) chime();
      if (notifications === "on") notify(news, t, (id) => navigate(id === null ? "/" : conversationPath(id)));
    });
    return () => {
      unsubscribe();
      window.removeEventListener("focus", take);
      lead.close();
    };
  }, [inbox, uid]);
}

function openIn(location: string): string | null {
  const [, id] = /^\/c\/([^/]+)$/.exec(location) ?? [];
  return id === undefined ? null : decodeURIComponent(id);
}
