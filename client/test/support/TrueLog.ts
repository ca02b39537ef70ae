import { applyEvent, type ChangeEvent, type Conversation, type EventType, type Message } from "@hearth/contract";
import { conversationWith, messageWith } from "../../../contract/test/arbitraries.ts";

/** One conversation as the server keeps it: the log, and what follows from it. */
export class TrueLog {
  readonly id = "c1";
  readonly epoch = "e1";
  readonly events: ChangeEvent[] = [];
  readonly messages: Message[] = [];
  onEvent: (event: ChangeEvent) => void = () => {};

  constructor() {
    this.#append("conversation.created");
  }

  get seq(): number {
    return this.events.length;
  }

  get conversation(): Conversation {
    const conversation = this.events.reduce<Conversation | null>(applyEvent, null);
    if (conversation === null) throw new Error("A log begins with its creation.");
    return conversation;
  }

  /** A clientId that is known is answered with its message. */
  write(
    text: string,
    clientId: string | null,
    attachment: Message["attachment"] = null,
  ): { message: Message; duplicate: boolean } {
    const known = this.messages.find((message) => clientId !== null && message.clientId === clientId);
    if (known !== undefined) return { message: known, duplicate: true };
    const seq = this.seq + 1;
    const message = messageWith({ id: `m${seq}`, seq, text, clientId, attachment });
    this.messages.push(message);
    this.#append("message.created", message);
    return { message, duplicate: false };
  }

  edit(place: number, text: string): void {
    this.#change(place, "message.updated", text);
  }

  remove(place: number): void {
    this.#change(place, "message.deleted", "");
  }

  changeState(): void {
    this.#append("conversation.changed");
  }

  /** As GET …/messages answers: the newest, or those before. */
  page(before: number, limit: number): { messages: Message[]; nextCursor?: number } {
    const older = this.messages.filter(({ seq }) => seq < before);
    const messages = older.slice(-limit);
    return { messages, ...(older.length > limit && { nextCursor: messages[0]?.seq }) };
  }

  /** What was is gone: the text goes in every event that carried it. */
  #change(place: number, type: EventType, text: string): void {
    const old = this.messages[place];
    if (old === undefined) return;
    const message = { ...old, text };
    this.messages[place] = message;
    for (const event of this.events) if (event.message?.id === old.id) event.message = { ...event.message, text };
    this.#append(type, message);
  }

  #append(type: EventType, message?: Message): void {
    const seq = this.seq + 1;
    const { lastMessage, ...conversation } = conversationWith({ id: this.id, epoch: this.epoch, seq });
    const actor = { id: "u1", role: "customer" as const, name: "Ada" };
    const event: ChangeEvent = {
      seq,
      type,
      conversationId: this.id,
      at: conversation.updatedAt,
      actor,
      conversation,
      ...(message && { message }),
    };
    this.events.push(event);
    this.onEvent(event);
  }
}
