import {
  type ConversationStore,
  type CustomerHearth,
  createCustomerHearth,
  type Draft,
  indexedDbOutbox,
  type OutboxFile,
} from "@hearth/client";
import type { AttachmentLimits } from "@hearth/contract";
import type { Identity } from "../Bridge.ts";
import { Live } from "../Live.ts";
import type { Account } from "../session/Account.ts";
import type { Session } from "../session/Session.ts";
import { isOver } from "./isOver.ts";

export type Written = Draft & { file?: OutboxFile };

export type TalkTerms = {
  host: string;
  language: string;
  account: Account;
  identify: (identity: Identity) => Promise<Session>;
  /** How large files may be here. */
  limits: () => Promise<AttachmentLimits>;
  /** Where the id of the conversation is kept, for all tabs of the page. */
  kept: { read: () => string | null; write: (id: string | null) => void };
};

/** `isNew`: everything in it was said while the page was there. */
export type Opened = { uid: string; hearth: CustomerHearth; store: ConversationStore; isNew: boolean };

/**
 * The customer's conversation, over its whole life: none at first, begun with the first message, found again after a
 * reload and in other tabs, followed by a new one. The account is made with the first message, and not before.
 */
export class Talk {
  readonly limits: TalkTerms["limits"];
  readonly #terms: TalkTerms;
  readonly #opened = new Live<Opened | null>(null);
  #own: { uid: string; hearth: CustomerHearth } | undefined;
  #beginning: Promise<Opened> | undefined;
  #identity: Identity | undefined;
  #identifying: Promise<unknown> = Promise.resolve();

  constructor(terms: TalkTerms) {
    this.#terms = terms;
    this.limits = terms.limits;
    this.resume();
  }

  get current(): Live<Opened | null> {
    return this.#opened;
  }

  /** Opens the conversation that is kept, of whichever tab; closes what is kept no more. */
  resume(): void {
    const id = this.#terms.kept.read();
    const { session } = this.#terms.account;
    const opened = this.#opened.getSnapshot();
    if (id === null || session === null) {
      this.#leave();
    } else if (opened?.store.id !== id || opened.uid !== session.uid) {
      this.#leave();
      this.#open(session.uid, id, { isNew: false });
    }
  }

  /** Sends into the conversation, and begins one where there is none. Rejects where that cannot be begun now. */
  async send(drafts: readonly Written[]): Promise<void> {
    const { store } = this.#opened.getSnapshot() ?? (await this.#begin());
    for (const draft of drafts) store.send(draft);
  }

  /** The next message begins a new conversation. What ended stays where it is, with the operators. */
  beginAnew(): void {
    this.#terms.kept.write(null);
    this.#leave();
  }

  /** At the next opening, or at once where somebody writes already. */
  identify(identity: Identity | null): void {
    const { session } = this.#terms.account;
    this.#identity = identity ?? undefined;
    const isOther = session !== null && session.userId !== null && session.userId !== identity?.userId;
    if (isOther) this.#signOut();
    if (session !== null && !isOther) void this.settle();
  }

  /** Signs in as who was named, if anybody was, and opens what that person has under way. */
  settle(): Promise<unknown> {
    const identity = this.#identity;
    if (identity === undefined) return this.#identifying;
    this.#identity = undefined;
    this.#identifying = this.#signIn(identity).catch((error: unknown) => {
      // The page goes on as a stranger's. Its owner sees why.
      console.error("Hearth could not identify who is signed in.", error);
    });
    return this.#identifying;
  }

  async #signIn(identity: Identity): Promise<void> {
    const { account, identify, kept } = this.#terms;
    const before = account.session?.uid;
    const { uid } = await identify(identity);
    if (uid === before) return;
    const { conversations } = await this.#hearthOf(uid).api.myConversations({ limit: 1 });
    const [newest] = conversations;
    kept.write(newest === undefined || isOver(newest, Date.now()) ? null : newest.id);
    this.resume();
  }

  #signOut(): void {
    this.#terms.account.forget();
    this.#own?.hearth.close();
    this.#own = undefined;
    this.beginAnew();
  }

  #begin(): Promise<Opened> {
    this.#beginning ??= this.#create().finally(() => {
      this.#beginning = undefined;
    });
    return this.#beginning;
  }

  async #create(): Promise<Opened> {
    const { account, language, kept } = this.#terms;
    await this.settle();
    const { uid } = await account.ensure();
    const { id } = await this.#hearthOf(uid).api.createConversation({ customer: { locale: language } });
    kept.write(id);
    return this.#open(uid, id, { isNew: true });
  }

  #open(uid: string, id: string, { isNew }: { isNew: boolean }): Opened {
    const hearth = this.#hearthOf(uid);
    const store = hearth.openConversation(id);
    const opened = { uid, hearth, store, isNew };
    this.#opened.set(opened);
    const stop = store.subscribe(() => {
      const { conversation, connection } = store.getSnapshot();
      if (conversation === null && connection !== "refused") return;
      stop();
      // Ended long ago, or not there any more: who comes back begins anew.
      if (conversation === null || isOver(conversation, Date.now())) this.beginAnew();
    });
    return opened;
  }

  /** One for an account: what it has to send, it sends as long as that account writes here. */
  #hearthOf(uid: string): CustomerHearth {
    if (this.#own?.uid !== uid) {
      this.#own?.hearth.close();
      const { host, account } = this.#terms;
      const outbox = indexedDbOutbox(uid, indexedDB);
      this.#own = { uid, hearth: createCustomerHearth({ baseUrl: host, getToken: account.getToken, outbox }) };
    }
    return this.#own.hearth;
  }

  #leave(): void {
    const opened = this.#opened.getSnapshot();
    this.#opened.set(null);
    opened?.store.close();
  }
}
