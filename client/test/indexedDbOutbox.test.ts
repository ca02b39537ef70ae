import { setImmediate as nextTurn } from "node:timers/promises";
import { expect } from "chai";
import { type IndexedDb, indexedDbOutbox } from "../src/indexedDbOutbox.ts";
import type { OutboxItem } from "../src/OutboxStorage.ts";

type Waiting<Result> = { result: Result; onsuccess: unknown; onerror: unknown; onupgradeneeded: unknown };

/** As much of a browser's database as the outbox uses; requests are settled later, as there. */
function fakeDatabase(): IndexedDb {
  const databases = new Map<string, Map<string, OutboxItem>>();
  const later = <Result>(result: Result, ...calls: ("onupgradeneeded" | "onsuccess")[]): Waiting<Result> => {
    const request: Waiting<Result> = { result, onsuccess: null, onerror: null, onupgradeneeded: null };
    void nextTurn().then(() => {
      for (const name of calls) {
        const call = request[name];
        if (typeof call === "function") call();
      }
    });
    return request;
  };
  return {
    open: (name) => {
      const isNew = !databases.has(name);
      const items = databases.get(name) ?? new Map<string, OutboxItem>();
      databases.set(name, items);
      const objectStore = () => ({
        getAll: () => later([...items.values()], "onsuccess"),
        put: (item: OutboxItem, key: string) => later(items.set(key, item), "onsuccess"),
        delete: (key: string) => later(items.delete(key), "onsuccess"),
      });
      const database = { createObjectStore: () => undefined, transaction: () => ({ objectStore }) };
      return isNew ? later(database, "onupgradeneeded", "onsuccess") : later(database, "onsuccess");
    },
  };
}

const file = { name: "a.txt", blob: new Blob(["bytes"]) };
const item: OutboxItem = { conversationId: "c1", draft: { clientId: "a", text: "hello" }, file, at: 1, failure: null };

describe("the outbox in IndexedDB", () => {
  it("keeps messages with their files for the next page of the same account, until they are removed", async () => {
    const database = fakeDatabase();
    await indexedDbOutbox("ada", database).put(item);
    const next = indexedDbOutbox("ada", database);
    expect(await next.all()).to.deep.equal([item]);
    await next.remove("a");
    expect(await next.all()).to.deep.equal([]);
  });

  it("shows none of it to another account: it would send what is not its own", async () => {
    const database = fakeDatabase();
    await indexedDbOutbox("ada", database).put(item);
    const eve = indexedDbOutbox("eve", database);
    expect(await eve.all()).to.deep.equal([]);
    expect(eve.sharedAs).not.to.equal(indexedDbOutbox("ada", database).sharedAs);
  });
});
