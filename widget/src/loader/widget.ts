import type { GetAppCheckToken } from "@hearth/client";
import type { Chat, HearthOnPage, Identity, Terms } from "../Bridge.ts";
import { conversationKey, kept } from "../kept.ts";
import { drawLauncher } from "./drawLauncher.ts";
import { events } from "./events.ts";
import { languageOf } from "./languageOf.ts";

type Language = readonly [label: string, dir: string, path: string];

/** Set by the build: where the chat is, seen from this script; of each language, the launcher's name, direction and texts. */
declare const chatPath: string;
declare const languages: Readonly<Record<string, Language> & { en: Language }>;

declare global {
  interface Window {
    Hearth?: HearthOnPage;
  }
}

const script = document.currentScript;
if (script instanceof HTMLScriptElement && window.Hearth === undefined) install(script);

/** Draws the launcher and takes what the page says. The chat itself is fetched when it is opened, or is under way. */
function install({ src, dataset, lang }: HTMLScriptElement): void {
  const { on, emit } = events();
  const appCheck = Promise.withResolvers<GetAppCheckToken>();
  let identity: Identity | null | undefined;
  let drawn: (Pick<Terms, "shadow" | "launcher" | "host" | "getAppCheckToken"> & { language: Language }) | undefined;
  let chat: Chat | undefined;
  let isOpenWanted = false;
  let isLoading = false;

  const part = (path: string) => import(new URL(path, src).href);

  async function load(): Promise<void> {
    if (drawn === undefined || isLoading || chat !== undefined) return;
    isLoading = true;
    drawn.launcher.ariaBusy = "true";
    try {
      const [{ start }, { locale }]: [{ start(terms: Terms): Chat }, Pick<Terms, "locale">] = await Promise.all([
        part(chatPath),
        // English is better than nothing.
        part(drawn.language[2]).catch(() => part(languages.en[2])),
      ]);
      chat = start({ ...drawn, locale, emit, identity });
      emit("ready", undefined);
      if (isOpenWanted) chat.open();
    } catch (error) {
      // The next click tries again. Mostly it is the page's own policy, which its owner sees beside this.
      console.error("Hearth:", error);
    } finally {
      isLoading = false;
      drawn.launcher.ariaBusy = "false";
    }
  }

  function open(): void {
    isOpenWanted = true;
    if (chat === undefined) void load();
    else chat.open();
  }

  function close(): void {
    isOpenWanted = false;
    chat?.close();
  }

  function draw(element: HTMLElement): void {
    if (drawn !== undefined) return;
    const wished = [element.lang, lang, document.documentElement.lang, ...navigator.languages];
    const language = languages[languageOf(wished, Object.keys(languages))] ?? languages.en;
    const host = (element.dataset.hearth || dataset.hearth || new URL(src).origin).replace(/\/+$/, "");
    const [label, dir] = language;
    const getAppCheckToken = "appCheck" in dataset ? () => appCheck.promise.then((getToken) => getToken()) : undefined;
    drawn = { ...drawLauncher(element, label, dir), host, language, getAppCheckToken };
    const { launcher } = drawn;
    launcher.onclick = () => (launcher.ariaExpanded === "true" ? close() : open());
    if (isOpenWanted || kept(conversationKey(host)) !== null) void load();
  }

  window.Hearth = {
    open,
    close,
    on,
    appCheck: appCheck.resolve,
    identify(given) {
      identity = given;
      chat?.identify(given);
    },
  };
  customElements.define(
    "hearth-chat",
    class extends HTMLElement {
      connectedCallback() {
        draw(this);
      }
    },
  );
  const place = () => {
    if (dataset.hearth !== undefined && drawn === undefined)
      document.body.append(document.createElement("hearth-chat"));
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", place);
  else place();
  dispatchEvent(new Event("hearth"));
}
