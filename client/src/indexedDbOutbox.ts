import type { OutboxItem, OutboxStorage } from "./OutboxStorage.ts";

/** As much of IndexedDB as this takes. `indexedDB` itself fits. */
export type IndexedDb = { open(name: string, version: number): OpenRequest };
type Request<Result> = { result: Result; onsuccess: unknown; onerror: unknown };
type OpenRequest = Request<Database> & { onupgradeneeded: unknown };
type Database = {
  createObjectStore(name: string): unknown;
  transaction(name: string, mode: "readonly" | "readwrite"): { objectStore(name: string): ObjectStore };
};
type ObjectStore = {
  getAll(): Request<OutboxItem[]>;
  put(item: OutboxItem, key: string): Request<unknown>;
  delete(key: string): Request<unknown>;
};

const table = "outbox";

/** Kept in the browser, for the account `uid` alone. `database` is the page's `indexedDB`. */
export function indexedDbOutbox(uid: string, database: IndexedDb): OutboxStorage {
  let opened: Promise<Database> | undefined;
  const run = async <Result>(mode: "readonly" | "readwrite", act: (store: ObjectStore) => Request<Result>) => {
    opened ??= open(uid, database);
    return settled(act((await opened).transaction(table, mode).objectStore(table)));
  };
  return {
    sharedAs: nameFor(uid),
    all: () => run("readonly", (store) => store.getAll()),
    put: async (item) => {
      await run("readwrite", (store) => store.put(item, item.draft.clientId));
    },
    remove: async (clientId) => {
      await run("readwrite", (store) => store.delete(clientId));
    },
  };
}

function nameFor(uid: string): string {
  return `hearth-outbox-${uid}`;
}

function open(uid: string, database: IndexedDb): Promise<Database> {
  const request = database.open(nameFor(uid), 1);
  request.onupgradeneeded = () => request.result.createObjectStore(table);
  return settled(request);
}

function settled<Result>(request: Request<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error("The browser does not store."));
  });
}
