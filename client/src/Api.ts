import type {
  AuditAction,
  AuditEntry,
  CannedResponse,
  ClientConfig,
  Conversation,
  ConversationEvent,
  InboxCounts,
  InboxView,
  Message,
  Metrics,
  Operator,
  Presence,
  Queue,
  QueuePlace,
  UpdateConversation,
} from "@hearth/contract";
import type { Caller } from "./Caller.ts";

/** What a sender chooses of a message. `clientId` is its key: sent again, it is the same message. */
export type Draft = {
  text?: string;
  kind?: Message["kind"];
  attachmentId?: string;
  replyTo?: string;
  visibility?: Message["visibility"];
};
/** A file that was uploaded, as its message carries it. */
export type Attachment = NonNullable<Message["attachment"]>;
export type UploadOptions = {
  name: string;
  /** From 0 to 1. Never called where the platform does not tell, as in Node. */
  onProgress?: (fraction: number) => void;
  signal?: AbortSignal;
};

export type KeyedDraft = Draft & { clientId: string; sentAt?: string };

export type Page = { cursor?: string; limit?: number };
export type ConversationsPage = { conversations: Conversation[]; nextCursor?: string };
export type MessagesPage = { messages: Message[]; nextCursor?: number };
export type EventsPage = { epoch: string; head: number; events: ConversationEvent[] };
export type Profile = Partial<Omit<Conversation["customer"], "id" | "verified">>;

export type CustomerApi = ReturnType<typeof customerApiOf>;
export type Api = ReturnType<typeof apiOf>;

/** The calls that a customer may make. Each rejects with a HearthError. */
export function customerApiOf(caller: Caller) {
  const { get, post, patch, remove } = methodsOf(caller);
  const message = (id: string, mid: string) => of(id, `/messages/${encodeURIComponent(mid)}`);

  return {
    health: () => get<{ status: "ok" }>("/health"),
    config: () => get<ClientConfig>("/config"),

    createConversation: (body: { customer?: Profile; message?: KeyedDraft } = {}) =>
      post<Conversation>("/conversations", body),
    myConversations: (page: Page = {}) => get<ConversationsPage>("/conversations/mine", page),
    conversation: (id: string, signal?: AbortSignal) => get<Conversation>(of(id), {}, signal),

    sendMessage: (id: string, body: KeyedDraft) =>
      post<{ message: Message; duplicate: boolean }>(of(id, "/messages"), body),
    messages: (id: string, page: { before?: number; after?: number; limit?: number } = {}, signal?: AbortSignal) =>
      get<MessagesPage>(of(id, "/messages"), page, signal),
    editMessage: (id: string, mid: string, text: string) => patch<Message>(message(id, mid), { text }),
    deleteMessage: (id: string, mid: string) => remove<Message>(message(id, mid)),
    /** `wait`: seconds, up to 25, that the answer may be held back for something new. */
    events: (id: string, page: { after?: number; limit?: number; wait?: number } = {}, signal?: AbortSignal) =>
      get<EventsPage>(of(id, "/events"), page, signal),

    upload: (id: string, blob: Blob, { name, onProgress, signal }: UploadOptions) =>
      caller.call<Attachment>({
        method: "POST",
        path: of(id, "/attachments"),
        query: { name },
        file: { blob, onProgress },
        signal,
      }),
    /** An address for `<img>`, `<audio>` or a download, good for a minute. */
    attachmentLink: (id: string, { thumbnail = false, copy = false } = {}) =>
      get<{ url: string; expiresAt: string }>(`/attachments/${encodeURIComponent(id)}/link`, {
        thumbnail: thumbnail || undefined,
        copy: copy || undefined,
      }),

    read: (id: string, seq: number) => post<Conversation>(of(id, "/read"), { seq }),
    typing: (id: string, typing: boolean) => post<null>(of(id, "/typing"), { typing }),
    handoff: (id: string) => post<Conversation>(of(id, "/handoff"), {}),
    closeConversation: (id: string, body: { reason?: string } = {}) => post<Conversation>(of(id, "/close"), body),
    rate: (id: string, body: { score: number; comment?: string }) => post<Conversation>(of(id, "/rating"), body),

    /** A waiting customer's own place. */
    queuePlace: () => get<QueuePlace>("/queue"),

    identify: (body: { userId: string; name?: string; email?: string; expiresAt: number; signature: string }) =>
      post<{ customerId: string; token: string }>("/identify", body),
    streamTicket: (topic: { conversation: string } | { inbox: "all" }) =>
      post<{ ticket: string; expiresAt: string }>("/stream-tickets", topic),
  };
}

/** One method for each call that docs/api.md lists: a customer's, and the team's. Each rejects with a HearthError. */
export function apiOf(caller: Caller) {
  const { get, post, put, patch, remove } = methodsOf(caller);

  return {
    ...customerApiOf(caller),

    updateConversation: (id: string, body: UpdateConversation) => patch<Conversation>(of(id), body),
    takeover: (id: string, body: { from?: string } = {}) => post<Conversation>(of(id, "/takeover"), body),
    release: (id: string, to: "bot" | "queue") => post<Conversation>(of(id, "/release"), { to }),
    transfer: (id: string, operatorId: string) => post<Conversation>(of(id, "/transfer"), { operatorId }),
    setLabels: (id: string, labels: readonly string[]) => put<Conversation>(of(id, "/labels"), { labels }),

    operators: () => get<{ operators: Operator[] }>("/operators"),
    setPresence: (status: Presence) => put<Operator>("/operators/me", { status }),
    setOperator: (uid: string, body: { name: string; role: "operator" | "admin"; capacity?: number }) =>
      put<Operator>(`/operators/${encodeURIComponent(uid)}`, body),

    inbox: (page: { view?: InboxView; search?: string; label?: string } & Page = {}, signal?: AbortSignal) =>
      get<ConversationsPage>("/inbox", page, signal),
    inboxCounts: (signal?: AbortSignal) => get<InboxCounts>("/inbox/counts", {}, signal),
    customerConversations: (uid: string, page: Page = {}) =>
      get<ConversationsPage>(`/customers/${encodeURIComponent(uid)}/conversations`, page),
    /** The team's: who waits. */
    queue: () => get<Queue>("/queue"),

    cannedResponses: () => get<{ cannedResponses: CannedResponse[] }>("/canned-responses"),
    addCannedResponse: (body: { shortcut: string; text: string }) => post<CannedResponse>("/canned-responses", body),
    setCannedResponse: (id: string, body: { shortcut: string; text: string }) =>
      put<CannedResponse>(`/canned-responses/${encodeURIComponent(id)}`, body),
    removeCannedResponse: (id: string) => remove<null>(`/canned-responses/${encodeURIComponent(id)}`),

    metrics: (days: { from?: string; to?: string } = {}) => get<Metrics>("/metrics", days),
    /** The same as a table, in CSV. */
    metricsCsv: (query: { from?: string; to?: string } = {}) =>
      caller.text({ path: "/metrics", query, accept: "text/csv" }),
    audit: (
      query: { conversation?: string; actor?: string; action?: AuditAction; before?: string; limit?: number } = {},
    ) => get<{ entries: AuditEntry[]; nextCursor?: string }>("/audit", query),
    blockCustomer: (uid: string, body: { blocked: boolean; reason?: string }) =>
      put<{ id: string; blocked: boolean }>(`/customers/${encodeURIComponent(uid)}/block`, body),
  };
}

function methodsOf(caller: Caller) {
  return {
    get: <Answer>(path: string, query = {}, signal?: AbortSignal) => caller.call<Answer>({ path, query, signal }),
    post: <Answer>(path: string, body: object) => caller.call<Answer>({ method: "POST", path, body }),
    put: <Answer>(path: string, body: object) => caller.call<Answer>({ method: "PUT", path, body }),
    patch: <Answer>(path: string, body: object) => caller.call<Answer>({ method: "PATCH", path, body }),
    remove: <Answer>(path: string) => caller.call<Answer>({ method: "DELETE", path }),
  };
}

function of(id: string, more = ""): string {
  return `/conversations/${encodeURIComponent(id)}${more}`;
}
