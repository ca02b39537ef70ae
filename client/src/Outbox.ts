import type { Message } from "@hearth/contract";
import type { Api, KeyedDraft } from "./Api.ts";
import { backoff } from "./backoff.ts";
import type { Environment } from "./Environment.ts";
import { HearthError } from "./HearthError.ts";
import type { OutboxItem, OutboxStorage } from "./OutboxStorage.ts";
import { Pause } from "./Pause.ts";

/** More than anyone types while offline; past it `add` throws `outbox_full`. */
const capacity = 500;

export type OutboxWatcher = { onChange: () => void; onSent: (message: Message) => void };

type Terms = { api: Pick<Api, "sendMessage">; storage: OutboxStorage; environment: Environment };

/**
 * Messages on their way. Each conversation's go one after another, in the order they were sent: the next leaves once
 * the one before is confirmed or has failed for good. What may succeed later is sent again, with its `clientId`, until
 * it does: a message whose acknowledgement was lost is met there and not doubled.
 */
export class Outbox {
  readonly #terms: Terms;
  readonly #items = new Map<string, OutboxItem>();
  readonly #watchers = new Map<OutboxWatcher, string>();
  /** Of each conversation that is being sent to. */
  readonly #pauses = new Map<string, Pause>();
  readonly #loaded: Promise<void>;
  readonly #stopWaking: () => void;
  #storing: Promise<void> = Promise.resolve();
  #newest = 0;
  #isClosed = false;

  constructor(terms: Terms) {
    this.#terms = terms;
    this.#stopWaking = terms.environment.onWake(() => this.#wake());
    this.#loaded = this.#load();
  }

  /** What is unconfirmed of a conversation, in order. */
  of(conversationId: string): OutboxItem[] {
    return this.#unconfirmed().filter((item) => item.conversationId === conversationId);
  }

  /** Tells of one conversation's messages; what it returns ends that. */
  watch(conversationId: string, watcher: OutboxWatcher): () => void {
    this.#watchers.set(watcher, conversationId);
    return () => this.#watchers.delete(watcher);
  }

  /** Throws a HearthError `outbox_full` where 500 messages wait. */
  add(conversationId: string, draft: KeyedDraft): void {
    if (this.#items.size >= capacity) throw new HearthError("outbox_full", "Too many messages wait to be sent");
    this.#newest = Math.max(this.#newest + 1, this.#terms.environment.now());
    this.#put({ conversationId, draft, at: this.#newest, failure: null });
    void this.#send(conversationId);
  }

  /** It is there: by its response, or seen in the conversation. */
  confirm(clientId: string): void {
    this.discard(clientId);
  }

  /** Sends what has failed once more, where it stood in the order. */
  retry(clientId: string): void {
    const item = this.#items.get(clientId);
    if (item?.failure == null) return;
    this.#put({ ...item, failure: null });
    void this.#send(item.conversationId);
  }

  /** Sends it no more. What is on its way at this moment may still arrive. */
  discard(clientId: string): void {
    const item = this.#items.get(clientId);
    if (item === undefined) return;
    this.#items.delete(clientId);
    this.#store(() => this.#terms.storage.remove(clientId));
    this.#tell(item.conversationId);
  }

  close(): void {
    this.#isClosed = true;
    this.#stopWaking();
    this.#wake();
  }

  async #load(): Promise<void> {
    const kept = await this.#terms.storage.all().catch(() => []);
    const added = this.#unconfirmed();
    for (const item of kept) {
      this.#items.set(item.draft.clientId, item);
      this.#newest = Math.max(this.#newest, item.at);
    }
    // They were sent later, whatever a clock says that was set back since.
    for (const item of added) this.#put({ ...item, at: ++this.#newest });
    for (const conversationId of new Set(kept.map((item) => item.conversationId))) {
      this.#tell(conversationId);
      void this.#send(conversationId);
    }
  }

  async #send(conversationId: string): Promise<void> {
    if (this.#pauses.has(conversationId)) return;
    const { api, environment } = this.#terms;
    const pause = new Pause(environment.setTimer);
    this.#pauses.set(conversationId, pause);
    await this.#loaded;
    let failures = 0;
    for (let item = this.#next(conversationId); item !== undefined; item = this.#next(conversationId)) {
      try {
        const { message } = await api.sendMessage(conversationId, item.draft);
        failures = 0;
        this.#sent(item, message);
      } catch (error) {
        failures += 1;
        const wait = waitAfter(error);
        if (wait === "never") this.#fail(item, error);
        else await pause.wait(wait ?? backoff(failures, environment.random));
      }
    }
    this.#pauses.delete(conversationId);
  }

  #unconfirmed(): OutboxItem[] {
    return [...this.#items.values()].sort((a, b) => a.at - b.at);
  }

  #next(conversationId: string): OutboxItem | undefined {
    return this.#isClosed ? undefined : this.of(conversationId).find(({ failure }) => failure === null);
  }

  #sent({ conversationId, draft }: OutboxItem, message: Message): void {
    for (const [watcher, id] of this.#watchers) if (id === conversationId) watcher.onSent(message);
    this.confirm(draft.clientId);
  }

  #fail(item: OutboxItem, error: unknown): void {
    if (!this.#items.has(item.draft.clientId)) return;
    this.#put({ ...item, failure: error instanceof HearthError ? error.code : "internal" });
  }

  #put(item: OutboxItem): void {
    this.#items.set(item.draft.clientId, item);
    this.#store(() => this.#terms.storage.put(item));
    this.#tell(item.conversationId);
  }

  /** One after another, in the order they were made. A storage that fails costs the reload only: it is sent as it is. */
  #store(act: () => Promise<void>): void {
    this.#storing = this.#storing.then(act).catch(() => undefined);
  }

  #tell(conversationId: string): void {
    for (const [watcher, id] of this.#watchers) if (id === conversationId) watcher.onChange();
  }

  #wake(): void {
    for (const pause of this.#pauses.values()) pause.end();
  }
}

/** Milliseconds, undefined where the server names none. Who is signed out may sign in again: that is waited for. */
function waitAfter(error: unknown): number | undefined | "never" {
  if (!(error instanceof HearthError)) return "never";
  const mayPass = error.isTemporary || error.code === "unauthenticated" || error.code === "unreadable";
  if (!mayPass) return "never";
  return error.retryAfter && error.retryAfter * 1_000;
}
