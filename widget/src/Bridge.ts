import type { GetAppCheckToken } from "@hearth/client";
import type { Locale } from "./i18n/Locale.ts";

/** Who is signed in on the site's own pages, as its server signed it. `expiresAt` is in seconds since 1970. */
export type Identity = { userId: string; name?: string; email?: string; expiresAt: number; signature: string };

/** What the page may listen to, and what each listener is given. */
export type Events = {
  ready: undefined;
  open: undefined;
  close: undefined;
  /** How many messages the customer has not seen. */
  unread: number;
  /** A message that came while the page was there, of anybody. */
  message: { id: string; role: string; text: string };
};

export type Emit = <Name extends keyof Events>(name: Name, detail: Events[Name]) => void;

/** `window.Hearth`. */
export type HearthOnPage = {
  open(): void;
  close(): void;
  /** Null where that person signs out. */
  identify(identity: Identity | null): void;
  /** What a script or element with `data-app-check` waits for, once. */
  appCheck(getToken: GetAppCheckToken): void;
  /** What it returns ends the listening. */
  on<Name extends keyof Events>(name: Name, listener: (detail: Events[Name]) => void): () => void;
};

/** What the loader hands to the chat. */
export type Terms = {
  shadow: ShadowRoot;
  /** The button that opens it. */
  launcher: HTMLButtonElement;
  /** What is before `/v1`. */
  host: string;
  locale: Locale;
  emit: Emit;
  /** As the page said last; undefined where it said nothing. */
  identity: Identity | null | undefined;
  getAppCheckToken: GetAppCheckToken | undefined;
};

/** The chat, once it is loaded. */
export type Chat = { open(): void; close(): void; identify(identity: Identity | null): void };
