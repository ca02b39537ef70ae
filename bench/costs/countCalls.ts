import { Firestore, Query, WriteBatch } from "@google-cloud/firestore";
import type { Operations } from "./Operations.ts";

/** Since this module was loaded. One sum for all: a listener is heard long after the work that began it. */
const all: Operations = { reads: 0, writes: 0, deletes: 0 };

/**
 * What this process asks of Firestore while `work` lasts, as it is billed: a document that is not there is a read, a
 * query or listener that finds nothing is one. As the SDK hands documents on and not as they come over the wire: the
 * emulator sends a listener its whole result again with each change, Firestore what changed.
 */
export async function countCalls(work: () => Promise<void>): Promise<Operations> {
  const before = { ...all };
  await work();
  const { reads, writes, deletes } = all;
  return { reads: reads - before.reads, writes: writes - before.writes, deletes: deletes - before.deletes };
}

const { onSnapshot, get } = Query.prototype;
const { getAll } = Firestore.prototype;

Query.prototype.onSnapshot = function (onNext, onError) {
  let isFirst = true;
  const counting: typeof onNext = (snapshot) => {
    const changed = snapshot.docChanges().filter(({ type }) => type !== "removed").length;
    all.reads += isFirst ? Math.max(1, changed) : changed;
    isFirst = false;
    onNext(snapshot);
  };
  return onSnapshot.call(this, counting, onError);
};

Query.prototype.get = async function () {
  const snapshot = await get.call(this);
  all.reads += Math.max(1, snapshot.size);
  return snapshot;
};

Firestore.prototype.getAll = function (...asked) {
  all.reads += asked.length;
  return getAll.apply(this, asked);
};

// A single document is written by a batch of its own, inside the SDK.
const { create, set, update, delete: remove } = WriteBatch.prototype;
Object.assign(WriteBatch.prototype, {
  create: counting(create, "writes"),
  set: counting(set, "writes"),
  update: counting(update, "writes"),
  delete: counting(remove, "deletes"),
});

function counting<Args extends unknown[], Result>(call: (...args: Args) => Result, what: "writes" | "deletes") {
  return function (this: unknown, ...args: Args): Result {
    all[what] += 1;
    return call.apply(this, args);
  };
}
