import { createCustomerApi } from "@hearth/client";
import { render } from "preact";
import type { Chat, Identity, Terms } from "./Bridge.ts";
import css from "./chat.css";
import { LocaleContext } from "./i18n/TextContext.ts";
import { translate } from "./i18n/translate.ts";
import { conversationKey, keep, kept, sessionKey } from "./kept.ts";
import { Live } from "./Live.ts";
import { Account } from "./session/Account.ts";
import { accountCalls } from "./session/accountCalls.ts";
import { identify } from "./session/identify.ts";
import { locked } from "./session/locked.ts";
import { Talk } from "./talk/Talk.ts";
import { watchNews } from "./talk/watchNews.ts";
import { Widget } from "./ui/Widget.tsx";

/** Called by the loader, once: everything that the chat is made of, and the page it is on. */
export function start({ shadow, launcher, host, locale, emit, identity, getAppCheckToken }: Terms): Chat {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet];

  const now = () => Date.now();
  const nobody = createCustomerApi({ baseUrl: host, getToken: async () => null });
  const config = onceSucceeded(nobody.config);
  const calls = accountCalls({ config, fetch: (input, init) => fetch(input, init), now });
  const slot = (key: string) => ({ read: () => kept(key), write: (text: string | null) => keep(key, text) });
  const account = new Account({
    calls,
    storage: slot(sessionKey(host)),
    lock: (run) => locked(sessionKey(host), run),
    now,
    onSignedOut: () => talk.beginAnew(),
  });
  const api = createCustomerApi({ baseUrl: host, getToken: account.getToken, getAppCheckToken });
  const talk = new Talk({
    host,
    language: locale.code,
    account,
    getAppCheckToken,
    identify: (who) =>
      identify(who, { account, calls, api, lock: (run) => locked(`${sessionKey(host)}:identity`, run) }),
    limits: async () => (await config()).attachmentLimits,
    kept: slot(conversationKey(host)),
  });
  addEventListener("storage", ({ key }) => {
    if (key === conversationKey(host) || key === sessionKey(host)) talk.resume();
  });

  const isOpen = new Live(false);
  const show = (open: boolean) => {
    if (open === isOpen.getSnapshot()) return;
    if (open) void talk.settle();
    launcher.ariaExpanded = String(open);
    isOpen.set(open);
    emit(open ? "open" : "close", undefined);
    if (!open) launcher.focus();
  };
  /** Signed in at the next opening, or at once where it is open or somebody writes already. */
  const identifyAs = (who: Identity | null) => {
    talk.identify(who);
    if (isOpen.getSnapshot() || account.session !== null) void talk.settle();
  };
  if (identity !== undefined) identifyAs(identity);
  const chat = { open: () => show(true), close: () => show(false), identify: identifyAs };

  const badge = document.createElement("span");
  badge.className = "badge";
  launcher.append(badge);
  watchNews({
    current: talk.current,
    emit,
    onUnread: (count) => {
      badge.textContent = count === 0 ? "" : translate(locale, "count", { count: Math.min(count, 99) });
      const label = translate(locale, "launcher");
      launcher.ariaLabel = count === 0 ? label : `${label}, ${translate(locale, "unread", { count })}`;
    },
  });

  const place = document.createElement("div");
  place.lang = locale.code;
  place.dir = locale.dir;
  shadow.append(place);
  render(
    <LocaleContext.Provider value={locale}>
      <Widget talk={talk} isOpen={isOpen} close={chat.close} />
    </LocaleContext.Provider>,
    place,
  );
  return chat;
}

/** Asks again only as long as it has failed. */
function onceSucceeded<Result>(ask: () => Promise<Result>): () => Promise<Result> {
  let asked: Promise<Result> | undefined;
  return () => {
    asked ??= ask().catch((error: unknown) => {
      asked = undefined;
      throw error;
    });
    return asked;
  };
}
