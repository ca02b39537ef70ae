import { kindOfAttachment, type Message } from "@hearth/contract";
import type { CustomerApi, KeyedDraft } from "./Api.ts";
import { backoff } from "./backoff.ts";
import type { Environment } from "./Environment.ts";
import { HearthError } from "./HearthError.ts";
import type { OutboxFile, OutboxItem, OutboxStorage, PendingItem } from "./OutboxStorage.ts";
import { Pause } from "./Pause.ts";

/** More than anyone types while offline, and attaches, in bytes; past them `add` throws `outbox_full`. */
const capacity = 500;
const fileCapacity = 100_000_000;

/** How often at most an upload says how far it is. In milliseconds. */
const progressEvery = 100;

export type OutboxWatcher = { onChange: () => void; onSent: (message: Message) => void };

type Terms = { api: Pick<CustomerApi, "sendMessage" | "upload">; storage: OutboxStorage; environment: Environment };

/**
 * Messages on their way. Each conversation's go one after another, in the order they were sent: the next leaves once
 * the one before is confirmed or has failed for good. What may succeed later is sent again, with its `clientId`, until
 * it does: a message whose acknowledgement was lost is met there and not doubled. A file is uploaded first, and what
 * it became is stored before the message leaves with it.
 *
 * Tabs that share a storage take turns: who has a conversation's lock reads the storage anew and sends what is there.
 */
export class Outbox {
  readonly #terms: Terms;
  readonly #items = new Map<string, PendingItem>();
  readonly #watchers = new Map<OutboxWatcher, string>();
  /** Of each conversation that is being sent to. */
  readonly #pauses = new Map<string, Pause>();
  /** By `clientId`. */
  readonly #uploads = new Map<string, AbortController>();
  readonly #uploadedAnew = new Set<string>();
  /** By `clientId`, the last that the storage was not told yet, or could not be. In all else, the storage is right. */
  readonly #untold = new Map<string, () => Promise<void>>();
  readonly #stopWaking: () => void;
  #storing: Promise<void> = Promise.resolve();
  #isLoaded = false;
  #newest = 0;
  #isClosed = false;

  constructor(terms: Terms) {
    this.#terms = terms;
    this.#stopWaking = terms.environment.onWake(() => this.#wake());
    void this.#load();
  }

  /** What is unconfirmed of a conversation, in order. */
  of(conversationId: string): PendingItem[] {
    return this.#unconfirmed().filter((item) => item.conversationId === conversationId);
  }

  /** Tells of one conversation's messages; what it returns ends that. */
  watch(conversationId: string, watcher: OutboxWatcher): () => void {
    this.#watchers.set(watcher, conversationId);
    return () => this.#watchers.delete(watcher);
  }

  /** Throws a HearthError `outbox_full` where 500 messages wait, or 100 MB of files with this one. */
  add(conversationId: string, draft: KeyedDraft, file?: OutboxFile): void {
    const bytes = [...this.#items.values()].reduce(
      (sum, { file }) => sum + (file?.blob.size ?? 0),
      file?.blob.size ?? 0,
    );
    if (this.#items.size >= capacity || (file !== undefined && bytes > fileCapacity)) {
      throw new HearthError("outbox_full", "Too much waits to be sent");
    }
    this.#newest = Math.max(this.#newest + 1, this.#terms.environment.now());
    this.#put({ conversationId, draft, file, at: this.#newest, failure: null, progress: null });
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
    this.#uploadedAnew.delete(clientId);
    this.#put({ ...item, failure: null });
    void this.#send(item.conversationId);
  }

  /** Sends it no more, and ends its upload. A message on its way at this moment may still arrive. */
  discard(clientId: string): void {
    if (!this.#items.has(clientId)) return;
    this.#drop(clientId);
    this.#store(clientId, () => this.#terms.storage.remove(clientId));
  }

  close(): void {
    this.#isClosed = true;
    this.#stopWaking();
    for (const upload of this.#uploads.values()) upload.abort();
    this.#endPauses();
  }

  /** Takes over what is stored, also by other tabs, and sends it. */
  #load(): Promise<void> {
    return this.#afterStoring(async () => {
      const kept = await this.#terms.storage.all();
      const ids = new Set(kept.map(({ draft }) => draft.clientId));
      const added = this.#isLoaded ? [] : this.#unconfirmed();
      this.#isLoaded = true;
      // Another tab has sent or discarded them.
      for (const id of [...this.#items.keys()]) if (!ids.has(id) && !this.#untold.has(id)) this.#drop(id);
      for (const item of kept) {
        const { clientId } = item.draft;
        this.#newest = Math.max(this.#newest, item.at);
        if (this.#untold.has(clientId) || isSame(this.#items.get(clientId), item)) continue;
        this.#show({ ...item, progress: null });
      }
      // They were sent later, whatever a clock says that was set back since.
      for (const item of added) this.#put({ ...item, at: ++this.#newest });
      for (const { conversationId } of this.#items.values()) void this.#send(conversationId);
    });
  }

  async #send(conversationId: string): Promise<void> {
    const { environment, storage } = this.#terms;
    if (this.#pauses.has(conversationId)) return;
    const pause = new Pause(environment.setTimer);
    this.#pauses.set(conversationId, pause);
    let failures = 0;
    /** Until nothing is left, or has to be tried again: gives after how many milliseconds. */
    const sendAll = async () => {
      await this.#load();
      for (let item = this.#next(conversationId); item !== undefined; item = this.#next(conversationId)) {
        try {
          await this.#step(item);
          failures = 0;
        } catch (error) {
          if (!this.#isWanted(item) || this.#settle(item, error)) continue;
          failures += 1;
          return retryAfter(error) ?? backoff(failures, environment.random);
        }
      }
      return 0;
    };
    while (this.#next(conversationId) !== undefined) {
      // Not held while it waits: another tab may have what works.
      const { sharedAs } = storage;
      const wait = await (sharedAs === undefined
        ? sendAll()
        : environment.lock(`${sharedAs}/${conversationId}`, sendAll));
      if (wait > 0 && !this.#isClosed) await pause.wait(wait);
    }
    this.#pauses.delete(conversationId);
  }

  /** The next that has to be done for it: its upload, or its sending. */
  async #step({ conversationId, draft, file }: PendingItem): Promise<void> {
    if (file !== undefined && draft.attachmentId === undefined) return this.#upload(conversationId, draft, file);
    const { message } = await this.#terms.api.sendMessage(conversationId, draft);
    for (const [watcher, id] of this.#watchers) if (id === conversationId) watcher.onSent(message);
    this.confirm(draft.clientId);
  }

  async #upload(conversationId: string, draft: KeyedDraft, { blob, name }: OutboxFile): Promise<void> {
    const { api, environment } = this.#terms;
    const { clientId } = draft;
    const cut = new AbortController();
    this.#uploads.set(clientId, cut);
    let saidAt = Number.NEGATIVE_INFINITY;
    const onProgress = (progress: number) => {
      const now = environment.now();
      if (!this.#uploads.has(clientId) || (progress < 1 && now - saidAt < progressEvery)) return;
      saidAt = now;
      this.#progress(clientId, progress);
    };
    try {
      const { id, contentType } = await api.upload(conversationId, blob, { name, onProgress, signal: cut.signal });
      const item = this.#items.get(clientId);
      if (item === undefined || cut.signal.aborted) return;
      // The server's look at the bytes decides the kind, and it refuses another.
      this.#put({
        ...item,
        draft: { ...draft, attachmentId: id, kind: kindOfAttachment({ contentType }) },
        progress: null,
      });
    } finally {
      this.#uploads.delete(clientId);
      this.#progress(clientId, null);
    }
    // Sent before it is stored, a reload would upload it again, and send the same message with another file.
    await this.#storing;
  }

  /** What follows from a failure. False where the same may succeed later. */
  #settle(item: PendingItem, error: unknown): boolean {
    const { draft, file } = item;
    const { clientId } = draft;
    const code = error instanceof HearthError ? error.code : "internal";
    const isGone = draft.attachmentId !== undefined && (code === "not_found" || code === "invalid_request");
    if (file !== undefined && isGone && !this.#uploadedAnew.has(clientId)) {
      // It waited for longer than the server keeps files that no message has.
      this.#uploadedAnew.add(clientId);
      this.#put({ ...item, draft: { ...draft, attachmentId: undefined } });
    } else if (file !== undefined && code === "idempotency_conflict") {
      // It is there, with what the same file became in another tab.
      this.confirm(clientId);
    } else if (error instanceof HearthError && mayPass(error)) return false;
    else this.#put({ ...item, failure: code });
    return true;
  }

  #unconfirmed(): PendingItem[] {
    return [...this.#items.values()].sort((a, b) => a.at - b.at);
  }

  #next(conversationId: string): PendingItem | undefined {
    return this.#isClosed ? undefined : this.of(conversationId).find(({ failure }) => failure === null);
  }

  #isWanted({ draft }: PendingItem): boolean {
    return !this.#isClosed && this.#items.has(draft.clientId);
  }

  #put(item: PendingItem): void {
    const { progress, ...kept } = item;
    this.#store(item.draft.clientId, () => this.#terms.storage.put(kept));
    this.#show(item);
  }

  #drop(clientId: string): void {
    const item = this.#items.get(clientId);
    this.#items.delete(clientId);
    this.#uploadedAnew.delete(clientId);
    this.#uploads.get(clientId)?.abort();
    if (item !== undefined) this.#tell(item.conversationId);
  }

  #progress(clientId: string, progress: number | null): void {
    const item = this.#items.get(clientId);
    if (item !== undefined && item.progress !== progress) this.#show({ ...item, progress });
  }

  #show(item: PendingItem): void {
    this.#items.set(item.draft.clientId, item);
    this.#tell(item.conversationId);
  }

  #store(clientId: string, act: () => Promise<void>): void {
    this.#untold.set(clientId, act);
    void this.#afterStoring(async () => {
      await act();
      if (this.#untold.get(clientId) === act) this.#untold.delete(clientId);
    });
  }

  /** One after another, in the order they were made. A storage that fails costs the reload only: it is sent as it is. */
  #afterStoring(act: () => Promise<void>): Promise<void> {
    this.#storing = this.#storing.then(act).catch(() => undefined);
    return this.#storing;
  }

  #tell(conversationId: string): void {
    for (const [watcher, id] of this.#watchers) if (id === conversationId) watcher.onChange();
  }

  /** A tab that was closed may have left something. */
  #wake(): void {
    this.#endPauses();
    void this.#load();
  }

  #endPauses(): void {
    for (const pause of this.#pauses.values()) pause.end();
  }
}

/** Says that another tab changed nothing. */
function isSame(known: OutboxItem | undefined, { draft, failure }: OutboxItem): boolean {
  return known?.failure === failure && known.draft.attachmentId === draft.attachmentId;
}

/** Who is signed out may sign in again: that is waited for. */
function mayPass({ isTemporary, code }: HearthError): boolean {
  return isTemporary || code === "unauthenticated" || code === "unreadable";
}

/** Milliseconds, undefined where the server names none. */
function retryAfter(error: unknown): number | undefined {
  return error instanceof HearthError && error.retryAfter !== undefined ? error.retryAfter * 1_000 : undefined;
}
