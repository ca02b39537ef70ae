export type * from "./Api.ts";
export type { ConversationSnapshot, ConversationStore } from "./ConversationStore.ts";
export {
  type CustomerHearth,
  createCustomerApi,
  createCustomerHearth,
  createHearth,
  type Hearth,
  type HearthOptions,
} from "./createHearth.ts";
export type { GetAppCheckToken, GetToken } from "./credentialsOf.ts";
export type { Environment, Lock, Upload } from "./Environment.ts";
export type { ConnectionState } from "./Feed.ts";
export { HearthError, type HearthErrorCode } from "./HearthError.ts";
export type { InboxSnapshot, InboxStore } from "./InboxStore.ts";
export { type IndexedDb, indexedDbOutbox } from "./indexedDbOutbox.ts";
export { inheritingOutbox } from "./inheritingOutbox.ts";
export { memoryOutbox } from "./memoryOutbox.ts";
export type { OutboxFile, OutboxItem, OutboxStorage, PendingItem } from "./OutboxStorage.ts";
export type { Typist } from "./Typists.ts";
