import {
  type ConversationStore,
  type CustomerHearth,
  createCustomerHearth,
  type Draft,
  type GetAppCheckToken,
  type GetToken,
  HearthError,
  indexedDbOutbox,
  inheritingOutbox,
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
  getAppCheckToken: GetAppCheckToken | undefined;
  identify: (identity: Identity) => Promise<unknown>;
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
  /** As the page named it last, until that person is signed in or refused. */
  #identity: Identity | undefined;
  /** Ends with what was begun last. */
  #turn: Promise<unknown> = Promise.resolve();

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
      this.#opened.set(null);
      opened?.store.close();
    } else if (opened?.store.id !== id || opened.uid !== session.uid) {
      this.#open(session, id, { isNew: false });
    }
    if (session?.uid !== this.#own?.uid) this.#disown();
  }

  /** Sends into the conversation, and begins one where there is none. Rejects where that cannot be begun now. */
  send(drafts: readonly Written[]): Promise<void> {
    return this.#inTurn(async () => {
      const { store } = this.#opened.getSnapshot() ?? (await this.#begin());
      for (const draft of drafts) store.send(draft);
    });
  }

  /** The next message begins a new conversation. What ended stays where it is, with the operators. */
  beginAnew(): void {
    this.#terms.kept.write(null);
    this.resume();
  }

  /** Whom the page has signed in, for the next `settle`. Who was another is signed out at once. */
  identify(identity: Identity | null): void {
    this.#identity = identity ?? undefined;
    const userId = this.#terms.account.session?.userId ?? null;
    if (userId !== null && userId !== identity?.userId) this.#signOut();
  }

  /** Signs in as who was named, if anybody was, and opens what that person has under way. */
  async settle(): Promise<void> {
    const isNew = await this.#inTurn(() => this.#signIn());
    // The next opening looks again.
    await this.#find({ endedToo: isNew }).catch(() => undefined);
  }

  /**
   * Nobody signs in while a conversation begins or a message is handed over, nor the other way round: what would be
   * written by who somebody was before, nobody would ever send.
   */
  #inTurn<Result>(run: () => Promise<Result>): Promise<Result> {
    const mine = this.#turn.then(run);
    this.#turn = mine.catch(() => undefined);
    return mine;
  }

  /** Whether that is somebody new here. */
  async #signIn(): Promise<boolean> {
    const { account, identify } = this.#terms;
    const identity = this.#identity;
    if (identity === undefined) return false;
    if (account.session?.userId === identity.userId) {
      this.#identity = undefined;
      return false;
    }
    const opened = this.#opened.getSnapshot();
    // It changes hands: to who this still is, it would soon be refused. What it shows stays.
    opened?.store.close();
    try {
      await identify(identity);
    } catch (error) {
      // The page goes on as a stranger's. Its owner sees why.
      console.error("Hearth could not identify who is signed in.", error);
      if (this.#identity === identity && isFinal(error)) this.#identity = undefined;
      const { session } = account;
      const isShown = opened === this.#opened.getSnapshot();
      if (session !== null && opened !== null && isShown) this.#open(session, opened.store.id, { isNew: false });
      return false;
    }
    if (this.#identity?.userId === identity.userId) this.#identity = undefined;
    // The page has said otherwise meanwhile.
    else this.#signOut();
    this.resume();
    return true;
  }

  /** Shows what that person has under way, also if it began on another device; `endedToo`: else what ended of late. */
  async #find({ endedToo }: { endedToo: boolean }): Promise<void> {
    const { account, kept } = this.#terms;
    const { session } = account;
    if (session === null || session.userId === null) return;
    const { conversations } = await this.#hearthOf(session).api.myConversations({ limit: 10 });
    if (account.session?.uid !== session.uid) return;
    // The younger one: it is what the server goes on with.
    const found =
      conversations.find(({ state }) => state !== "closed") ??
      conversations.find((each) => endedToo && kept.read() === null && !isOver(each, Date.now()));
    if (found !== undefined) kept.write(found.id);
    this.resume();
  }

  #signOut(): void {
    this.#terms.account.forget();
    this.beginAnew();
  }

  async #begin(): Promise<Opened> {
    const { account, language, kept } = this.#terms;
    await this.#signIn();
    const session = await account.ensure();
    const customer = { locale: language };
    const { id, lastMessage } = await this.#hearthOf(session).api.createConversation({ customer });
    kept.write(id);
    return this.#open(session, id, { isNew: lastMessage === null });
  }

  #open(session: Session, id: string, { isNew }: { isNew: boolean }): Opened {
    const before = this.#opened.getSnapshot();
    const hearth = this.#hearthOf(session);
    const store = hearth.openConversation(id);
    const opened = { uid: session.uid, hearth, store, isNew };
    this.#opened.set(opened);
    before?.store.close();
    const stop = store.subscribe(() => {
      const { conversation, connection } = store.getSnapshot();
      if (conversation === null && connection !== "refused") return;
      stop();
      // Another tab has signed in, and its conversation is that one's.
      if (this.#terms.account.session?.uid !== session.uid) this.resume();
      // Ended long ago, or not there any more: who comes back begins anew.
      else if (conversation === null || isOver(conversation, Date.now())) this.beginAnew();
    });
    return opened;
  }

  /** One for an account: what it has to send, it sends as long as that account writes here. */
  #hearthOf({ uid, before }: Session): CustomerHearth {
    if (this.#own?.uid !== uid) {
      this.#disown();
      const { host, account, getAppCheckToken } = this.#terms;
      const own = indexedDbOutbox(uid, indexedDB);
      const outbox = before === null ? own : inheritingOutbox(own, indexedDbOutbox(before, indexedDB));
      // Nobody's messages leave under the name of who has signed in since.
      const getToken: GetToken = async (options) => (account.session?.uid === uid ? account.getToken(options) : null);
      this.#own = { uid, hearth: createCustomerHearth({ baseUrl: host, getToken, getAppCheckToken, outbox }) };
    }
    return this.#own.hearth;
  }

  #disown(): void {
    this.#own?.hearth.close();
    this.#own = undefined;
  }
}

/** Asked again, the answer would be the same. */
function isFinal(error: unknown): boolean {
  return error instanceof HearthError && (error.code === "forbidden" || error.code === "invalid_request");
}
