import { EventEmitter, once } from "node:events";
import type { ConversationEvent } from "@hearth/contract";
import type { Followed } from "./followConversation.ts";

/** What one stream has brought of a conversation, as it came. */
export class SeenLog {
  readonly #changes = new EventEmitter();
  /** Every event in the order of its coming, those that were fetched before the stream began among them. */
  events: ConversationEvent[] = [];
  connections = 0;
  resets = 0;
  /** When each message came by the stream, by its client id; on `performance.now()`'s clock. */
  readonly seenAt = new Map<string, number>();

  /** Takes all that comes. `fetchEvents`: the log as it is stored now. */
  async follow(stream: AsyncIterable<Followed>, fetchEvents: () => Promise<ConversationEvent[]>): Promise<void> {
    for await (const followed of stream) {
      if (followed.type === "reset") this.resets += 1;
      else if (followed.type === "event") this.#add(followed.event);
      else {
        this.connections += 1;
        // No more than that: what comes after it must come by the stream, and once.
        if (!followed.resumed) this.events = (await fetchEvents()).filter(({ seq }) => seq <= followed.head);
      }
      this.#changes.emit("change");
    }
  }

  /** Resolves once the stream is open and the event with this number has come. Rejects when `signal` aborts. */
  async reached(seq: number, signal: AbortSignal): Promise<void> {
    while (this.connections === 0 || (this.events.at(-1)?.seq ?? 0) < seq) {
      await once(this.#changes, "change", { signal });
    }
  }

  #add(event: ConversationEvent): void {
    this.events.push(event);
    const clientId = event.type === "message.created" ? event.message?.clientId : undefined;
    if (clientId) this.seenAt.set(clientId, performance.now());
  }
}
