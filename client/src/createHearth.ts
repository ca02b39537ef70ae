import type { InboxView } from "@hearth/contract";
import { type Api, apiOf, type CustomerApi, customerApiOf } from "./Api.ts";
import { addressesFrom } from "./addresses.ts";
import { Caller } from "./Caller.ts";
import { ConversationStore } from "./ConversationStore.ts";
import { credentialsOf, type GetAppCheckToken, type GetToken } from "./credentialsOf.ts";
import { defaultEnvironment, page } from "./defaultEnvironment.ts";
import type { Environment } from "./Environment.ts";
import { InboxStore } from "./InboxStore.ts";
import type { InboxQuestion } from "./inboxList.ts";
import { memoryOutbox } from "./memoryOutbox.ts";
import { Outbox } from "./Outbox.ts";
import type { OutboxStorage } from "./OutboxStorage.ts";

export type HearthOptions = {
  /** What is before `/v1`. By default the page's own origin, else the emulators. */
  baseUrl?: string;
  /** What is before `/stream`. By default what `GET /v1/config` says; with the emulators, theirs. */
  streamUrl?: string;
  getToken: GetToken;
  /** For customers, where the deployment enforces App Check. */
  getAppCheckToken?: GetAppCheckToken | undefined;
  /** Where unconfirmed messages are kept: by default in memory, and a reload loses them. */
  outbox?: OutboxStorage;
} & Partial<Environment>;

/** What a customer's page has use for. */
export type CustomerHearth = {
  api: CustomerApi;
  /** The conversation kept live, until its `close`. */
  openConversation(id: string): ConversationStore;
  /** Sends nothing more. What is unconfirmed stays in the storage. */
  close(): void;
};
export type Hearth = CustomerHearth & {
  api: Api;
  /** A view kept live, until its `close`. `mine` needs `operatorId`, whose it is. */
  openInbox(view: InboxView, more?: Omit<InboxQuestion, "view">): InboxStore;
};

/** Begins at once to send what the outbox has kept. */
export function createHearth(options: HearthOptions): Hearth {
  const { connection, ...hearth } = connect(options, apiOf);
  return {
    ...hearth,
    openInbox: (view, more = {}) => new InboxStore({ view, ...more }, { api: hearth.api, connection }),
  };
}

/** The same without the inbox and the team's calls, which a bundle then leaves out. */
export function createCustomerHearth(options: HearthOptions): CustomerHearth {
  const { connection, ...hearth } = connect(options, customerApiOf);
  return hearth;
}

/** A customer's calls alone, before there is anything to keep live or to send. */
export function createCustomerApi({
  baseUrl,
  getToken,
  getAppCheckToken,
}: Pick<HearthOptions, "baseUrl" | "getToken" | "getAppCheckToken">): CustomerApi {
  const { api } = addressesFrom({ baseUrl }, page.location?.origin);
  return customerApiOf(new Caller(api, credentialsOf(getToken, getAppCheckToken), defaultEnvironment));
}

function connect<Calls extends CustomerApi>(
  { baseUrl, streamUrl, getToken, getAppCheckToken, outbox: storage, ...given }: HearthOptions,
  callsOf: (caller: Caller) => Calls,
) {
  const environment = { ...defaultEnvironment, ...given };
  const addresses = addressesFrom({ baseUrl, streamUrl }, page.location?.origin);
  const credentials = credentialsOf(getToken, getAppCheckToken);
  const api = callsOf(new Caller(addresses.api, credentials, environment));
  const outbox = new Outbox({ api, storage: storage ?? memoryOutbox(), environment });
  const connection = { environment, credentials, streamUrl: streamAddress };

  async function streamAddress(): Promise<string> {
    addresses.stream ??= (await api.config()).streamUrl.replace(/\/+$/, "");
    return addresses.stream;
  }

  return {
    api,
    connection,
    openConversation: (id: string) => new ConversationStore(id, { api, outbox, connection }),
    close: () => outbox.close(),
  };
}
