import type { Head } from "../../functions/src/conversation/Head.ts";
import type { StoredMessage } from "../../functions/src/conversation/StoredMessage.ts";
import type { Commit, LogStore, Outcome, Query, Snapshot } from "../../functions/src/log/LogStore.ts";

type Written = { head: Head; messages: Map<string, StoredMessage> };

/** Reads what is there and says of every commit that it is written, but keeps it to itself, until it is forgotten. */
export class DryLogStore<Guard> implements LogStore<true> {
  readonly #store: LogStore<Guard>;
  readonly #written = new Map<string, Written>();

  constructor(store: LogStore<Guard>) {
    this.#store = store;
  }

  async read(conversationId: string, query: Query): Promise<Snapshot<true> | undefined> {
    const written = this.#written.get(conversationId);
    const stored = await this.#store.read(conversationId, query);
    if (stored === undefined) return undefined;
    const head = written?.head ?? stored.head;
    const messages = new Map([...stored.messages].map(([id, found]) => [id, written?.messages.get(id) ?? found]));
    return { ...stored, head, guard: head === null ? null : true, messages };
  }

  async commit({ conversationId, head, created }: Commit<true>): Promise<Outcome<true>> {
    const messages = this.#written.get(conversationId)?.messages ?? new Map<string, StoredMessage>();
    for (const message of created) messages.set(message.id, message);
    this.#written.set(conversationId, { head, messages });
    return { outcome: "committed", guard: true };
  }

  /** Nothing more comes for this conversation: the memory that it takes is free again. */
  forget(conversationId: string): void {
    this.#written.delete(conversationId);
  }
}
