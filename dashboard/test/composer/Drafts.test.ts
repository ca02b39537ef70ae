import { expect } from "chai";
import { Drafts } from "../../src/composer/Drafts.ts";

class MemoryStorage implements Storage {
  readonly #items = new Map<string, string>();
  isFull = false;
  get length() {
    return this.#items.size;
  }
  key(index: number) {
    return [...this.#items.keys()][index] ?? null;
  }
  getItem(key: string) {
    return this.#items.get(key) ?? null;
  }
  setItem(key: string, value: string) {
    if (this.isFull) throw new DOMException("", "QuotaExceededError");
    this.#items.set(key, value);
  }
  removeItem(key: string) {
    this.#items.delete(key);
  }
  clear() {
    this.#items.clear();
  }
}

function stage() {
  const storage = new MemoryStorage();
  const clock = { now: 1_000_000 };
  return { storage, clock, open: (uid = "olga") => new Drafts(storage, uid, () => clock.now) };
}

const day = 24 * 60 * 60 * 1_000;

describe("Drafts", () => {
  it("are there again after a reload, each conversation's and mode's own", () => {
    const { open } = stage();
    const drafts = open();
    drafts.write({ conversationId: "a", mode: "answer" }, "one\ntwo 3");
    drafts.write({ conversationId: "a", mode: "note" }, "for us");
    const reloaded = open();
    expect(reloaded.read({ conversationId: "a", mode: "answer" })).to.equal("one\ntwo 3");
    expect(reloaded.read({ conversationId: "a", mode: "note" })).to.equal("for us");
    expect(reloaded.read({ conversationId: "b", mode: "answer" })).to.equal("");
  });

  it("leave nothing behind once they are empty", () => {
    const { storage, open } = stage();
    const drafts = open();
    drafts.write({ conversationId: "a", mode: "answer" }, "text");
    drafts.write({ conversationId: "a", mode: "answer" }, "");
    expect(storage.length).to.equal(0);
  });

  it("are gone as soon as another account works here", () => {
    const { storage, open } = stage();
    open("olga").write({ conversationId: "a", mode: "answer" }, "secret");
    expect(open("omar").read({ conversationId: "a", mode: "answer" })).to.equal("");
    expect(storage.length).to.equal(0);
  });

  it("are kept for a week", () => {
    const { clock, open } = stage();
    open().write({ conversationId: "a", mode: "answer" }, "text");
    clock.now += 6 * day;
    expect(open().read({ conversationId: "a", mode: "answer" })).to.equal("text");
    clock.now += 2 * day;
    expect(open().read({ conversationId: "a", mode: "answer" })).to.equal("");
  });

  it("are at most 50: the oldest gives way", () => {
    const { storage, clock, open } = stage();
    const drafts = open();
    for (let count = 0; count < 51; count++) {
      clock.now += 1;
      drafts.write({ conversationId: `c${count}`, mode: "answer" }, "text");
    }
    expect(storage.length).to.equal(50);
    expect(drafts.read({ conversationId: "c0", mode: "answer" })).to.equal("");
    expect(drafts.read({ conversationId: "c50", mode: "answer" })).to.equal("text");
  });

  it("do not keep anybody from writing where the storage is full", () => {
    const { storage, open } = stage();
    storage.isFull = true;
    expect(() => open().write({ conversationId: "a", mode: "answer" }, "text")).not.to.throw();
  });

  it("leave alone what is not theirs, and drop what cannot be read", () => {
    const { storage, open } = stage();
    storage.setItem("hearth-language", "ar");
    storage.setItem("hearth-draft/olga/a/answer", "no time before it");
    expect(open().read({ conversationId: "a", mode: "answer" })).to.equal("");
    expect(storage.getItem("hearth-language")).to.equal("ar");
    expect(storage.length).to.equal(1);
  });
});
