import {
  type ChangeEvent,
  type Conversation,
  changeEventSchema,
  conversationSchema,
  type EventType,
  type Message,
  messageSchema,
} from "@hearth/contract";
import fc from "fast-check";

/** Whatever JavaScript can hold: what a reader of stored, imported or posted data may meet. */
export const anything = fc.anything({
  withBigInt: true,
  withBoxedValues: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withObjectString: true,
  withSet: true,
  withSparseArray: true,
  withTypedArray: true,
  stringUnit: "binary",
});

/** Every UTF-16 code unit, so also lone surrogates: `fc.string` by itself never makes them. */
export const utf16 = fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units));

/** An object with some of these fields, each holding whatever. */
export function anyFields(...names: readonly string[]) {
  return fc.record(Object.fromEntries(names.map((name) => [name, anything])), { requiredKeys: [] });
}

const at = "2026-11-22T13:48:00.000Z";

export function messageWith(fields: Partial<Message> = {}): Message {
  return messageSchema.parse({
    id: "m1",
    conversationId: "c1",
    seq: 1,
    role: "customer",
    kind: "text",
    text: "hello",
    attachment: null,
    author: { id: "u1", name: "Ada" },
    visibility: "public",
    replyTo: null,
    clientId: null,
    sourceId: null,
    status: "sent",
    sentAt: at,
    createdAt: at,
    editedAt: null,
    deletedAt: null,
    ...fields,
  });
}

export function conversationWith(fields: Partial<Conversation> = {}): Conversation {
  return conversationSchema.parse({
    id: "c1",
    epoch: "e1",
    seq: 1,
    state: "bot",
    customer: { id: "u1", channel: "web" },
    operator: null,
    lastMessage: null,
    unread: { operator: 0, customer: 0 },
    read: { operator: 0, customer: 0 },
    rating: null,
    waitingSince: null,
    closedAt: null,
    createdAt: at,
    updatedAt: at,
    lastActivityAt: at,
    ...fields,
  });
}

export function eventWith(seq: number, type: EventType, message?: Message): ChangeEvent {
  return changeEventSchema.parse({
    seq,
    type,
    conversationId: "c1",
    at,
    actor: { id: "u1", role: "customer", name: "Ada" },
    message,
    conversation: conversationWith({ seq }),
  });
}
